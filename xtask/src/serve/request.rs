//! One request and its answer.

use super::headers::Rules;
use super::mime::content_type;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

const HEAD_BYTES_MAX: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(30);

/// Reads the request, sends the file, closes the connection.
pub fn answer(stream: TcpStream, dir: &Path, rules: &Rules) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some((method, target)) = read_head(&stream)? else {
        return Ok(());
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return send(stream, "405 Method Not Allowed", "text/plain", &[("Allow", "GET, HEAD")], b"", true);
    }
    let headers: Vec<(&str, &str)> = rules.for_path(path).collect();
    let head_only = method == "HEAD";
    match find(dir, path) {
        Found::File(file) => {
            let bytes = std::fs::read(&file)?;
            send(stream, "200 OK", content_type(&file), &headers, &bytes, head_only)
        }
        Found::Folder => {
            let location = format!("{path}/");
            send(stream, "301 Moved Permanently", "text/plain", &[("Location", &location)], b"", head_only)
        }
        Found::Nothing => send(stream, "404 Not Found", "text/plain", &headers, b"not found\n", head_only),
    }
}

/// Method and target of the first line; the other lines of the head change nothing here.
fn read_head(stream: &TcpStream) -> io::Result<Option<(String, String)>> {
    let mut lines = BufReader::new(stream.take(HEAD_BYTES_MAX)).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(None);
    };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    Ok(words.next().zip(words.next()).map(|(m, t)| (m.to_string(), t.to_string())))
}

enum Found {
    File(PathBuf),
    /// A folder without its slash: relative addresses in its page would go wrong.
    Folder,
    Nothing,
}

/// The file of a path. What lies outside `dir` is never found, by `..` or by a link.
fn find(dir: &Path, path: &str) -> Found {
    let Some(decoded) = decode(path).filter(|path| path.starts_with('/')) else {
        return Found::Nothing;
    };
    let mut file = dir.join(decoded.trim_start_matches('/'));
    if decoded.ends_with('/') {
        file.push("index.html");
    }
    // The hosts read this file themselves and do not send it.
    if decoded == "/_headers" {
        return Found::Nothing;
    }
    match file.canonicalize() {
        Ok(file) if !file.starts_with(dir) => Found::Nothing,
        Ok(file) if file.is_file() => Found::File(file),
        Ok(file) if file.join("index.html").is_file() => Found::Folder,
        _ => Found::Nothing,
    }
}

/// Undoes percent encoding; `None` for what is not text afterwards.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = (rest.next()? as char).to_digit(16)?;
            let low = (rest.next()? as char).to_digit(16)?;
            bytes.push((high * 16 + low) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

fn send(
    mut stream: TcpStream,
    status: &str,
    content_type: &str,
    headers: &[(&str, &str)],
    body: &[u8],
    head_only: bool,
) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n",
        body.len()
    );
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::{Found, decode, find};
    use std::path::Path;

    #[test]
    fn percent_encoding_is_undone_once() {
        assert_eq!(decode("/a%20b").as_deref(), Some("/a b"));
        assert_eq!(decode("/%252e").as_deref(), Some("/%2e"));
        assert_eq!(decode("/%zz"), None);
        assert_eq!(decode("/%00"), None);
    }

    #[test]
    fn nothing_outside_the_folder_is_found() {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").canonicalize().unwrap();
        assert!(matches!(find(&dir, "/main.rs"), Found::File(_)));
        for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/..%2fCargo.toml", "main.rs"] {
            assert!(matches!(find(&dir, path), Found::Nothing), "{path}");
        }
    }
}
