// Before the first paint, so that a chosen theme or direction does not flash.
(() => {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem("handsel.look") ?? "{}");
  } catch {
    // Storage is shut or holds something else: the device decides.
  }
  const root = document.documentElement;
  if (kept.theme === "light" || kept.theme === "dark") root.dataset.theme = kept.theme;
  if (kept.language) root.lang = kept.language;
  root.dir = kept.language === "ar" ? "rtl" : "ltr";
})();
