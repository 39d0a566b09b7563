import { DemoAuthority } from './signing/authority.ts';
import { demoSigners, derOf } from './signing/signer.ts';
import type { DocumentsDeps } from './issue.ts';

/** Documents signed by the demonstration's own authority, whose keys lie in `folder` and are made there at first start. */
export async function openDocuments({
  folder,
  ...deps
}: Omit<DocumentsDeps, 'signers' | 'anchors'> & { readonly folder: string }): Promise<DocumentsDeps> {
  const authority = await DemoAuthority.open(folder, deps.clock.now());
  return { ...deps, signers: demoSigners(authority, () => deps.clock.now()), anchors: [derOf(authority.root.certificate)] };
}
