// Ấn Tín in the page of another system: has a file signed, or checked, from there. The key stays on its token: what the token has to
// sign is handed to the page's own `sign`, and its value goes back. Works from the origins an administrator listed
// (antin.api.origins), and no others. docs/guide/api.md shows how.
(() => {
  'use strict';

  const home = new URL(document.currentScript.src).origin;

  // What the server answered instead: its stable code, and its sentence in Vietnamese.
  class Refused extends Error {
    constructor(status, problem) {
      super(problem.detail || problem.title || String(status));
      this.name = 'AntinRefused';
      this.status = status;
      this.code = problem.code || '';
      this.reference = problem.reference || '';
      this.retryAfter = problem.retryAfter || 0;
    }
  }

  const answered = async (response) => {
    if (response.ok) {
      return response;
    }
    const problem = await response.json().catch(() => ({}));
    problem.retryAfter = Number(response.headers.get('Retry-After') || 0);
    throw new Refused(response.status, problem);
  };

  // A call whose answer got lost is made again under the same key: the work is done once.
  const posted = async (address, options, again) => {
    let response;
    try {
      response = await fetch(address, options);
    } catch (lost) {
      if (!again) {
        throw lost;
      }
      response = await fetch(address, options);
    }
    return answered(response);
  };

  const secrecyFirst = (asked) => {
    // Điều 1.1.b: nobody but a person knows; nothing is sent before he has said so.
    if (asked.secrecy !== 'none') {
      throw new Refused(422, { code: 'document.state-secret', title: 'secrecy' });
    }
    const form = new FormData();
    form.append('secrecy', 'none');
    return form;
  };

  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  const saved = (response, name) => {
    const said = response.headers.get('Content-Disposition') || '';
    const found = /filename\*=UTF-8''([^;]+)/.exec(said);
    return found ? decodeURIComponent(found[1]) : name;
  };

  const bearer = async (token) => `Bearer ${typeof token === 'function' ? await token() : token}`;

  /**
   * Has a file signed.
   *
   * @param asked.secrecy 'none', as the person said
   * @param asked.file a File or Blob; asked.name its name when it is a Blob
   * @param asked.kind 'leader', 'organisation', 'attachment' …; asked.format only when the content doesn't decide
   * @param asked.certificates PEM: the signer's, then its issuers'
   * @param asked.organisation id of the body whose document it is, when it isn't the certificate's: a delegate signs TUQ.
   * @param asked.reason why it is signed although the capacity doesn't agree
   * @param asked.token of this person's connection, or a function that gives it
   * @param asked.sign (toSign) => base64 of the value; toSign has dtbs and digest as bytes, and the names of the algorithms
   * @returns the signed file with its name
   */
  const sign = async (asked) => {
    const server = asked.server || home;
    const form = secrecyFirst(asked);
    const name = asked.name || asked.file.name || 'tep';
    form.append('kind', asked.kind);
    if (asked.format) {
      form.append('format', asked.format);
    }
    form.append('certificates', asked.certificates);
    if (asked.organisation) {
      form.append('organisation', asked.organisation);
    }
    if (asked.reason) {
      form.append('reason', asked.reason);
    }
    form.append('document', asked.file, name);
    const authorization = await bearer(asked.token);
    const begun = await posted(`${server}/api/v1/signings`, {
      method: 'POST',
      body: form,
      credentials: 'omit',
      headers: { Authorization: authorization, 'Idempotency-Key': crypto.randomUUID() },
    }, true);
    const prepared = await begun.json();
    const value = await asked.sign({
      dtbs: bytes(prepared.dtbs),
      digest: bytes(prepared.digest),
      digestAlgorithm: prepared.digestAlgorithm,
      signatureAlgorithm: prepared.signatureAlgorithm,
      documentSha256: prepared.documentSha256,
      expiresAt: new Date(prepared.expiresAt),
    });
    const done = await posted(`${server}/api/v1/signings/${prepared.id}/signature`, {
      method: 'POST',
      body: JSON.stringify({ signature: value }),
      credentials: 'omit',
      headers: {
        Authorization: authorization,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      },
    }, true);
    return new File([await done.blob()], saved(done, name), { type: done.headers.get('Content-Type') });
  };

  /** Checks a file, or with asked.content the signature in a file of its own over that; needs no token. Returns the report as `./antin verify --json` prints it, with its id. */
  const check = async (asked) => {
    const form = secrecyFirst(asked);
    form.append('file', asked.file, asked.name || asked.file.name || 'tep');
    if (asked.content) {
      form.append('content', asked.content, asked.content.name || 'tep');
    }
    const response = await posted(`${asked.server || home}/api/v1/verifications`, {
      method: 'POST',
      body: form,
      credentials: 'omit',
    }, false);
    return response.json();
  };

  window.Antin = Object.freeze({ sign, check, Refused });
})();
