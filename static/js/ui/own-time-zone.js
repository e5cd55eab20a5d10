/** A choice of time zones that nobody has made yet begins with the one that this device is in. */

for (const field of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("select[data-own-time-zone]"))) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...field.options].some(({ value }) => value === own)) field.value = own;
}
