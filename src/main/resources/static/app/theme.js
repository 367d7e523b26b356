// Runs before the first paint: a page never flashes in the wrong theme. Also tells the server the reader's time zone.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const asked = root.dataset.theme;
    root.dataset.bsTheme = asked === "dark" || (asked === "system" && dark.matches) ? "dark" : "light";
  };
  apply();
  dark.addEventListener("change", apply);
  root.addEventListener("baton:theme", apply);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes(`baton-zone=${zone}`)) {
    document.cookie = `baton-zone=${zone}; path=/; max-age=31536000; samesite=lax`;
  }
})();
