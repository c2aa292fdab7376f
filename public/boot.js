// Starts the app. The script tag carries the names of the two files, because they hold a hash.
(async () => {
  const { dataset } = document.querySelector('script[data-app]');
  const address = (name) => new URL(name, document.baseURI).href;

  // Where the app cannot run, nobody else could say so. The prerendered page stays readable.
  const words = {
    old: [
      [
        'Tarayıcınız bu sayfa için eski',
        'Gördüğünüz harita doğru, ama onu değiştirmek ve dosya açmak için daha yeni bir tarayıcı gerekir.',
        'Chrome ya da Edge 96, Firefox 89, Safari 16.4 veya daha yeni bir sürüm kullanın.',
      ],
      [
        'This browser is too old for this page',
        'The map you see is right, but changing it and opening files needs a newer browser.',
        'Use Chrome or Edge 96, Firefox 89, Safari 16.4 or newer.',
      ],
    ],
    forbidden: [
      [
        'Tarayıcı programı çalıştırmıyor',
        'Bir ayar, eklenti ya da kurum kuralı WebAssembly’yi engelliyor. Gördüğünüz harita doğru, ama onu değiştirmek ve dosya açmak olanaksız.',
        'Bu site için WebAssembly’ye izin verip sayfayı yenileyin ya da başka bir tarayıcı kullanın.',
      ],
      [
        'The browser does not run the program',
        'A setting, an extension or a rule of your organisation forbids WebAssembly. The map you see is right, but it cannot be changed and no file can be opened.',
        'Allow WebAssembly for this site and reload the page, or use another browser.',
      ],
    ],
    unreachable: [
      [
        'Program yüklenemedi',
        'Sayfanın bir parçası sunucudan alınamadı ya da çalışmadı. Gördüğünüz harita doğru, ama denetimler çalışmıyor.',
        'Bağlantınızı denetleyip sayfayı yenileyin.',
      ],
      [
        'The program did not start',
        'A part of the page could not be fetched, or did not run. The map you see is right, but the controls do not work.',
        'Check your connection and reload the page.',
      ],
    ],
  };

  const reason = (error) => {
    if (typeof WebAssembly !== 'object') return 'forbidden';
    if (!(error instanceof WebAssembly.CompileError)) return 'unreachable';
    return /Content Security Policy|disallowed by embedder/.test(error.message) ? 'forbidden' : 'old';
  };

  const say = (why) => {
    const panel = document.createElement('section');
    panel.className = 'failure';
    panel.setAttribute('role', 'alert');
    panel.dataset.testid = 'boot-error';
    panel.dataset.why = why;
    ['tr', 'en'].forEach((lang, place) => {
      ['h2', 'p', 'p'].forEach((name, part) => {
        const line = document.createElement(name);
        line.lang = lang;
        line.textContent = words[why][place][part];
        if (part === 2) line.className = 'todo';
        panel.append(line);
      });
    });
    const prerendered = document.getElementById('prerendered');
    if (prerendered) prerendered.prepend(panel);
    document.documentElement.dataset.state = 'failed';
  };

  // The map of the page is on the screen before the program takes over: where the program is here at once, its start
  // would be in the way of the first paint, and the visitor would wait for both.
  const painted = () =>
    new Promise((done) => {
      const known = typeof PerformanceObserver === 'function' && PerformanceObserver.supportedEntryTypes;
      if (document.visibilityState !== 'visible' || !known || !known.includes('paint')) return done();
      new PerformanceObserver((list, observer) => {
        if (list.getEntriesByName('first-contentful-paint').length === 0) return;
        observer.disconnect();
        done();
      }).observe({ type: 'paint', buffered: true });
      // A page that is never painted starts as well.
      setTimeout(done, 400);
    });

  try {
    const [{ default: init }] = await Promise.all([import(address(dataset.app)), painted()]);
    await init({ module_or_path: address(dataset.wasm) });
  } catch (error) {
    console.error(error);
    say(reason(error));
  }
})();
