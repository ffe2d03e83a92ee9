/** A file of the build, its name hashed. */
declare module '*.svg' {
  const url: string;
  export default url;
}
