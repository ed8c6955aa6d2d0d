// The camera, where the browser reads codes by itself; a code can always be typed.
(() => {
  'use strict';
  if (!('BarcodeDetector' in window) || !navigator.mediaDevices) return;
  const offer = () => {
    for (const one of document.querySelectorAll('[data-scan]')) one.hidden = false;
  };
  offer();
  document.addEventListener('htmx:afterSwap', offer);

  const scan = async form => {
    const dialog = document.getElementById('scanner');
    const video = dialog.querySelector('video');
    const stream = await navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}});
    const detector = new window.BarcodeDetector();
    video.srcObject = stream;
    await video.play();
    dialog.showModal();
    while (dialog.open) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found) { form.elements.code.value = found.rawValue; dialog.close(); }
      await new Promise(done => setTimeout(done, 200));
    }
    stream.getTracks().forEach(track => track.stop());
  };

  document.addEventListener('click', event => {
    const one = event.target.closest('[data-scan]');
    // Where the camera may not be used the button says why, and does nothing more.
    if (one) scan(one.form).catch(error => { one.title = error.message; one.disabled = true; });
  });
})();
