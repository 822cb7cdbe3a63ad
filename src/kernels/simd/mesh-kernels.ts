import { MESH_BYTES } from "./mesh-bytes.ts";
import { SimdModule } from "./simd-module.ts";

/** The kernels that search the nearest quadrilaterals of a mesh, a separate module. */
export interface MeshKernels {
  /** `pointers` is the address of those of assembly/mesh/search.ts; the result is 0 where a list has no room. */
  nearestQuads(pointers: number): number;
  /** `pointers` is the address of those of assembly/mesh/near.ts. */
  nearQuads(pointers: number): void;
}

export const meshKernels: SimdModule<MeshKernels> = /* @__PURE__ */ new SimdModule(MESH_BYTES);
