package org.antin.practiceca;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/// The CA as the web sees it: (method, path, body) in, (status, content type, body) out, so that
/// any server can mount it under `/practice-ca/`.
///
/// | path | method | answer |
/// |---|---|---|
/// | `root.pem`, `chain.pem` | GET | trust anchor; issuing CA and root |
/// | `root.cer`, `issuing.cer` | GET | certificates, DER (RFC 2585) |
/// | `crl.der`, `root-crl.der` | GET | revocation lists, DER (RFC 2585) |
/// | `ocsp` | POST | RFC 6960 A.1 |
/// | `ocsp/{base64}` | GET | RFC 6960 A.1 |
/// | `tsa` | POST | RFC 3161 3.4 |
public final class PracticeCaHttp {
    /// The path all of it lies under.
    public static final String MOUNT = Endpoints.MOUNT;

    /// Longest request body taken, in bytes. Requests of both kinds are a few hundred bytes long; a
    /// server need not read on after this many.
    public static final int LARGEST_BODY = 64 * 1024;

    private static final String PLAIN = "text/plain;charset=utf-8";

    private final PracticeCa ca;

    public PracticeCaHttp(PracticeCa ca) {
        this.ca = ca;
    }

    /// Answers one request.
    ///
    /// @param method upper case; HEAD is answered like GET, the server leaves the body out
    /// @param path the raw path, still percent-encoded, from the server's root on
    /// @param body the request body; empty for GET
    public HttpAnswer answer(String method, String path, byte[] body) {
        if (!path.startsWith(MOUNT)) return text(404, "not found");
        if (body.length > LARGEST_BODY) return text(413, "too large");
        String name = path.substring(MOUNT.length());
        boolean reading = method.equals("GET") || method.equals("HEAD");
        boolean posting = method.equals("POST");
        if (name.startsWith(Endpoints.OCSP + "/")) {
            return reading ? ocspInPath(name.substring(Endpoints.OCSP.length() + 1)) : notAllowed();
        }
        return switch (name) {
            case Endpoints.OCSP -> posting ? ocsp(body) : notAllowed();
            case Endpoints.TSA ->
                    posting
                            ? new HttpAnswer(200, "application/timestamp-reply", ca.timeStamp(body))
                            : notAllowed();
            case Endpoints.ROOT_PEM -> reading ? pem(ca.rootPem()) : notAllowed();
            case Endpoints.CHAIN_PEM -> reading ? pem(ca.chainPem()) : notAllowed();
            case Endpoints.ROOT_CER -> reading ? certificate(ca.root()) : notAllowed();
            case Endpoints.ISSUING_CER -> reading ? certificate(ca.issuing()) : notAllowed();
            case Endpoints.CRL -> reading ? crl(ca.crl()) : notAllowed();
            case Endpoints.ROOT_CRL -> reading ? crl(ca.rootCrl()) : notAllowed();
            default -> text(404, "not found");
        };
    }

    private HttpAnswer ocspInPath(String encoded) {
        byte[] request;
        try {
            // Not a form: '+' is a letter of base64, never a space.
            String base64 =
                    URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.US_ASCII);
            request = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            request = new byte[0]; // not base64: the OCSP answer says "malformed"
        }
        return ocsp(request);
    }

    private HttpAnswer ocsp(byte[] request) {
        return new HttpAnswer(200, "application/ocsp-response", ca.ocsp(request));
    }

    private static HttpAnswer pem(String pem) {
        return new HttpAnswer(
                200, "application/x-pem-file", pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static HttpAnswer certificate(X509Certificate certificate) {
        try {
            return new HttpAnswer(200, "application/pkix-cert", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpAnswer crl(byte[] der) {
        return new HttpAnswer(200, "application/pkix-crl", der);
    }

    private static HttpAnswer notAllowed() {
        return text(405, "method not allowed");
    }

    private static HttpAnswer text(int status, String text) {
        return new HttpAnswer(status, PLAIN, text.getBytes(StandardCharsets.UTF_8));
    }
}
