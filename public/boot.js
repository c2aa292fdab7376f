// Starts the app. The script tag carries the names of the two files, because they hold a hash.
const { dataset } = document.querySelector('script[data-app]');
const address = (name) => new URL(name, document.baseURI).href;

try {
  const { default: init } = await import(address(dataset.app));
  await init({ module_or_path: address(dataset.wasm) });
} catch (error) {
  // The prerendered page stays readable; the state tells the style sheet to say that it does not react.
  document.documentElement.dataset.state = 'failed';
  console.error(error);
}
