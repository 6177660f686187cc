import type { Progress } from "./progress";
export async function runAllTests(_progress: Progress): Promise<number> {
  return 1;
}
