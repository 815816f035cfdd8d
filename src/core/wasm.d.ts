/** Kernels are compiled when the project is built (`esbuild.js`), from the TypeScript file of the same name. */
declare module "*.wasm" {
  const binary: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: so the bundler hands over what is no script
  export default binary;
}
