// An LMS's page: scorm-again as the API, every call of the course written down, the course in a
// frame or a popup. What the LMS holds at launch comes from cmi.json, commits go to commit.
const request = new XMLHttpRequest();
request.open("GET", "cmi.json", false);
request.send();
const lms = new window.Scorm2004API({ autocommit: false, lmsCommitUrl: "commit", logLevel: 5 });
lms.loadFromJSON(JSON.parse(request.responseText), "cmi");

const METHODS = [
  "Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString",
  "GetDiagnostic",
];
window.calls = [];
window.API_1484_11 = Object.fromEntries(
  METHODS.map((method) => [
    method,
    (...args) => {
      const result = lms[method](...args);
      const error = method === "GetLastError" ? "0" : String(lms.lastErrorCode);
      window.calls.push({ method, args, result, error });
      return result;
    },
  ]),
);
window.held = () => lms.renderCMIToJSONObject().cmi;

window.openInFrame = () => {
  const frame = document.createElement("iframe");
  frame.name = "course";
  frame.width = "1200";
  frame.height = "800";
  frame.src = "package/index.html";
  document.body.append(frame);
};
window.openInPopup = () => {
  window.popup = window.open("package/index.html", "course", "width=1200,height=800");
};
window.leaveFrame = () => {
  document.querySelector("iframe").src = "about:blank";
};
