// The customer's signature: drawn with a finger on a canvas, sent as a PNG beside the name. Without this script the name
// alone is sent.
(() => {
  'use strict';
  const set = (canvas) => {
    const box = canvas.closest('.sign');
    const field = box.querySelector('input');
    const pen = canvas.getContext('2d');
    const ratio = () => canvas.width / canvas.getBoundingClientRect().width;
    const at = (event) => {
      const edge = canvas.getBoundingClientRect();
      return [(event.clientX - edge.left) * ratio(), (event.clientY - edge.top) * ratio()];
    };
    const clear = () => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      field.value = '';
    };
    let isDown = false;
    canvas.addEventListener('pointerdown', (event) => {
      isDown = true;
      canvas.setPointerCapture(event.pointerId);
      pen.lineWidth = 4;
      pen.lineCap = pen.lineJoin = 'round';
      pen.strokeStyle = '#111';
      pen.beginPath();
      pen.moveTo(...at(event));
      event.preventDefault();
    });
    canvas.addEventListener('pointermove', (event) => {
      if (!isDown) return;
      pen.lineTo(...at(event));
      pen.stroke();
    });
    const end = () => {
      if (isDown) field.value = canvas.toDataURL('image/png');
      isDown = false;
    };
    canvas.addEventListener('pointerup', end);
    canvas.addEventListener('pointercancel', end);
    box.querySelector('[data-sign-clear]').addEventListener('click', clear);
    clear();
    box.hidden = false;
  };
  const setAll = () => document.querySelectorAll('canvas[data-sign]:not([data-set])').forEach((canvas) => {
    canvas.dataset.set = '';
    set(canvas);
  });
  document.addEventListener('htmx:afterSettle', setAll);
  setAll();
})();
