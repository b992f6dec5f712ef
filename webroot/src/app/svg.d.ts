declare module "lucide-static/icons/*.svg" {
  const drawing: import("lit").SVGTemplateResult;
  export default drawing;
}
