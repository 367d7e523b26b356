// Installed on a phone, Baton opens without a browser around it, and says so when there is no connection.
if ("serviceWorker" in navigator) navigator.serviceWorker.register("/service-worker.js").catch(() => {});
