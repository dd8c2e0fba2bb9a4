package org.antin.practiceca;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/// Answers RFC 6960 requests about the issuing CA's certificates, under a delegated certificate.
final class OcspResponder {
    /// An answer may be kept so long (`nextUpdate`).
    static final Duration FRESH = Duration.ofHours(1);

    private static final int MOST_QUESTIONS = 64;
    // RFC 9654 2.1
    private static final int LONGEST_NONCE = 128;
    private static final int MALFORMED = OCSPRespBuilder.MALFORMED_REQUEST;

    private final Party responder;
    private final X509CertificateHolder issuing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final DigestCalculatorProvider digests;

    OcspResponder(
            Party responder, X509CertificateHolder issuing, Ledger ledger, InstantSource clock) {
        this.responder = responder;
        this.issuing = issuing;
        this.ledger = ledger;
        this.clock = clock;
        try {
            digests = new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] answer(byte[] request) {
        OCSPReq asked = parse(request);
        if (asked == null) return failure();
        Instant now = clock.instant();
        try {
            var response = new BasicOCSPRespBuilder(new RespID(responder.name()));
            for (Req one : asked.getRequestList()) {
                var state = state(one.getCertID());
                response.addResponse(
                        one.getCertID(),
                        state.status(),
                        Date.from(now),
                        Date.from(now.plus(FRESH)),
                        state.extensions());
            }
            Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (nonce != null) {
                response.setResponseExtensions(
                        new Extensions(
                                new Extension(nonce.getExtnId(), false, nonce.getExtnValue())));
            }
            var basic =
                    response.build(
                            responder.signer(),
                            new X509CertificateHolder[] {responder.certificate()},
                            Date.from(now));
            return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A request that is one, or null.
    private static @Nullable OCSPReq parse(byte[] request) {
        try {
            var parsed = new OCSPReq(OCSPRequest.getInstance(ASN1Primitive.fromByteArray(request)));
            Req[] questions = parsed.getRequestList();
            if (questions.length == 0 || questions.length > MOST_QUESTIONS) return null;
            for (Req question : questions) {
                question.getCertID().getSerialNumber();
                question.getCertID().getIssuerKeyHash();
                question.getCertID().getIssuerNameHash();
            }
            Extension nonce = parsed.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (nonce != null) {
                int length = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctetsLength();
                if (length == 0 || length > LONGEST_NONCE) return null;
            }
            return parsed;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private record State(@Nullable CertificateStatus status, @Nullable Extensions extensions) {}

    private State state(CertificateID id) {
        if (!ours(id) || !ledger.knows(id.getSerialNumber())) {
            return new State(new UnknownStatus(), null);
        }
        Optional<Revocation> revocation = ledger.revocation(id.getSerialNumber());
        var extensions = new ExtensionsGenerator();
        // RFC 6960 4.4.4: we keep answering about expired certificates.
        add(
                extensions,
                OCSPObjectIdentifiers.id_pkix_ocsp_archive_cutoff,
                new ASN1GeneralizedTime(issuing.getNotBefore()));
        if (revocation.isEmpty()) return new State(CertificateStatus.GOOD, extensions.generate());
        Revocation known = revocation.get();
        // RFC 6960 4.4.5: CRL entry extensions may be single extensions.
        known.invalidityDate()
                .ifPresent(
                        since ->
                                add(
                                        extensions,
                                        Extension.invalidityDate,
                                        new ASN1GeneralizedTime(Date.from(since))));
        var reason =
                known.reason() == RevocationReason.UNSPECIFIED
                        ? null
                        : CRLReason.lookup(known.reason().code());
        var when = new ASN1GeneralizedTime(Date.from(known.revokedAt()));
        return new State(new RevokedStatus(new RevokedInfo(when, reason)), extensions.generate());
    }

    private boolean ours(CertificateID id) {
        try {
            return id.matchesIssuer(issuing, digests);
        } catch (OCSPException e) {
            return false; // a hash we don't know: we can't say whose certificate it is
        }
    }

    private static byte[] failure() {
        try {
            return new OCSPRespBuilder().build(MALFORMED, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(ExtensionsGenerator to, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            to.addExtension(oid, false, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
