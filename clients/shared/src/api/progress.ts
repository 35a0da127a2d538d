/**
 * A way to send that tells how much of the body has gone, from 0 to 1; a fetch does not.
 *
 * It fails as a fetch does: with a TypeError when nobody answered.
 */
export function telling(tell: (part: number) => void): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.blob();
    return await new Promise((resolve, reject) => {
      const call = new XMLHttpRequest();
      call.open(request.method, request.url);
      request.headers.forEach((value, name) => {
        call.setRequestHeader(name, value);
      });
      call.upload.onprogress = ({ loaded, total, lengthComputable }) => {
        if (lengthComputable) tell(loaded / total);
      };
      call.onload = () => resolve(answerOf(call));
      call.onerror = () => reject(new TypeError("nobody answered"));
      call.onabort = () => reject(new DOMException("called off", "AbortError"));
      request.signal.addEventListener("abort", () => call.abort());
      call.send(body);
    });
  };
}

function answerOf(call: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of call
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const at = line.indexOf(":");
    if (at > 0) headers.append(line.slice(0, at), line.slice(at + 1).trim());
  }
  const { status, statusText } = call;
  return new Response(call.responseText || null, { status, statusText, headers });
}
