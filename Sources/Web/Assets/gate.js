"use strict";
// A photograph that was taken at the gate stays chosen where the answer asks for more.
(() => {
  let taken;
  const box = () => document.querySelector("#gate-photo");
  document.addEventListener("htmx:beforeSwap", () => {
    taken = box()?.files;
  });
  document.addEventListener("htmx:afterSwap", () => {
    if (taken?.length && box()) box().files = taken;
    taken = undefined;
  });
})();
