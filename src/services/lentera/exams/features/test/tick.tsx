/** One thing that is so or not. */
export function Tick({ name, label, on }: { readonly name: string; readonly label: string; readonly on: boolean }) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value="ya" checked={on} />
      <span>{label}</span>
    </label>
  );
}
