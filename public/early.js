// Runs before the first paint, so that language and theme are right from the first picture on.
// Order of authority: the address (a shared link), the visitor's own choice, the browser.
(() => {
  const root = document.documentElement;
  const asked = (name, values) => {
    const found = new RegExp(`[#&?]${name}=(${values})(?:&|$)`).exec(location.hash);
    return found && found[1];
  };
  // Storage throws in a sandboxed frame; the page works without it.
  const stored = (name, values) => {
    try {
      const value = localStorage.getItem(`teknoharita.${name}`);
      return values.split('|').includes(value) ? value : null;
    } catch {
      return null;
    }
  };

  const browser = navigator.language.toLowerCase().startsWith('tr') ? 'tr' : 'en';
  root.lang = asked('lang', 'tr|en') ?? stored('lang', 'tr|en') ?? browser;

  const dark = matchMedia('(prefers-color-scheme: dark)');
  const setTheme = () => {
    root.dataset.theme =
      asked('theme', 'light|dark') ?? stored('theme', 'light|dark') ?? (dark.matches ? 'dark' : 'light');
  };
  setTheme();
  dark.addEventListener('change', setTheme);

  // A browser is content with a corner of what the keyboard is at; a row of chips that scrolls has corners.
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches('a, button, select, input, summary') && target.matches(':focus-visible')) {
      target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });
})();
