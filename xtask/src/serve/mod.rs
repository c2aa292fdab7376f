//! A small static server that sends what a static host would send: the files of dist/ with the headers of `_headers`.

mod headers;
mod mime;
mod request;

use crate::page;
use crate::root::dist;
use crate::tools::Tools;
use headers::Rules;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

const DEFAULT_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 50;

struct Options {
    port: u16,
    build: bool,
    dir: Option<PathBuf>,
    /// End when standard input closes: a test's server never outlives the test.
    until_stdin_closes: bool,
}

/// `cargo xtask serve`
pub fn chore(args: &[String]) -> Result<(), String> {
    let options = Options::parse(args)?;
    if options.build && options.dir.is_none() {
        page::build(&Tools::ready()?)?;
    }
    let dir = match options.dir {
        Some(dir) => dir,
        None => dist()?,
    };
    let dir = dir
        .canonicalize()
        .ok()
        .filter(|dir| dir.join("index.html").is_file())
        .ok_or_else(|| format!("{} holds no page: run `cargo xtask build` first", dir.display()))?;
    let rules = std::fs::read_to_string(dir.join("_headers")).unwrap_or_default();
    let rules = Rules::parse(&rules)?;
    let listener = listen(options.port)?;
    let address = listener.local_addr().map_err(|e| format!("the server has no address: {e}"))?;
    println!("Teknoharita: http://{address}/");
    // Through a pipe the line would wait in a buffer, and those who wait for it with it.
    std::io::stdout().flush().map_err(|e| e.to_string())?;
    if options.until_stdin_closes {
        std::thread::spawn(|| {
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            std::process::exit(0);
        });
    }
    serve(&listener, dir, rules);
    Ok(())
}

impl Options {
    fn parse(args: &[String]) -> Result<Self, String> {
        let mut options = Self { port: DEFAULT_PORT, build: true, dir: None, until_stdin_closes: false };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--no-build" => options.build = false,
                "--until-stdin-closes" => options.until_stdin_closes = true,
                "--dir" => options.dir = Some(args.next().ok_or("--dir needs a folder")?.into()),
                "--port" => {
                    let port = args.next().and_then(|port| port.parse().ok());
                    options.port = port.ok_or("--port needs a number from 0 to 65535")?;
                }
                other => return Err(format!("unknown argument \"{other}\"")),
            }
        }
        Ok(options)
    }
}

/// Only this machine can reach it. A taken port means the next one; 0 lets the system choose.
fn listen(port: u16) -> Result<TcpListener, String> {
    let last = if port == 0 { 0 } else { port.saturating_add(PORTS_TRIED) };
    let mut failure = None;
    for port in port..=last {
        match TcpListener::bind(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(e) => failure = Some(e),
        }
    }
    let reason = failure.map(|e| e.to_string()).unwrap_or_default();
    Err(format!("no port from {port} to {last} can be used: {reason}"))
}

/// One thread a connection: browsers open six, and each ends after its answer.
fn serve(listener: &TcpListener, dir: PathBuf, rules: Rules) {
    let site = Arc::new((dir, rules));
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        std::thread::spawn(move || {
            let (dir, rules) = &*site;
            // A visitor who went away is no failure of the server.
            let _ = request::answer(stream, dir, rules);
        });
    }
}
