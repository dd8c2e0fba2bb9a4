package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.trust.CertificateChain;
import org.antin.signing.trust.HostRule;
import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.StatusEvidence;
import org.antin.signing.trust.StatusEvidence.State;
import org.antin.signing.trust.TrustAnchor;
import org.antin.signing.trust.path.Grove.Bits;
import org.antin.signing.trust.path.Grove.Tree;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// RFC 6960 4.2.2.2: an authority may have its answers signed by another key. Whose certificate
/// isn't made for that, or is itself revoked, says nothing.
class DelegatedAnswersTest {
    private static final Instant NOW = Grove.NOW;
    private static final Instant END = NOW.plus(Duration.ofDays(365));

    private final Tree root = Tree.of("Gốc");
    private final Tree issuing = Tree.of("CA");
    private final Tree responder = Tree.of("OCSP");
    private final X509Certificate anchor = root.root();
    private final X509Certificate authority = root.authority(issuing);
    private final X509Certificate signer = issuing.leaf(Tree.of("Người ký"));

    private static Bits purpose(KeyPurposeId purpose) {
        return new Bits(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    private static final Bits ANSWERS = purpose(KeyPurposeId.id_kp_OCSPSigning);
    private static final Bits NEVER_ASKED =
            new Bits(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);

    private X509Certificate delegate(Bits... extensions) {
        return issuing.issue(responder, List.of(extensions));
    }

    /// @param thisUpdate when that was known, and said
    private byte[] answer(
            X509Certificate about,
            CertificateStatus status,
            Tree by,
            X509Certificate certificate,
            Instant thisUpdate,
            Instant producedAt)
            throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var id =
                new CertificateID(
                        digests.get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(authority),
                        about.getSerialNumber());
        var who = new JcaX509CertificateHolder(certificate);
        var basic =
                new BasicOCSPRespBuilder(new RespID(who.getSubject()))
                        .addResponse(id, status, Date.from(thisUpdate), null, null)
                        .build(
                                new JcaContentSignerBuilder("SHA256withECDSA")
                                        .build(by.keys().getPrivate()),
                                new X509CertificateHolder[] {who},
                                Date.from(producedAt));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    }

    private byte[] good(X509Certificate about, X509Certificate by) throws Exception {
        return answer(about, CertificateStatus.GOOD, responder, by, NOW, NOW);
    }

    private List<State> told(List<byte[]> answers, byte[]... lists) {
        var trusted =
                new TrustAnchor(anchor, TrustAnchor.Purpose.GOVERNMENT, new HostRule.Nowhere());
        var chain = new CertificateChain(List.of(signer, authority, anchor), trusted);
        var paths = new PathFinder(Grove.trusting(anchor), List.of(authority));
        return new StatusFinder(
                        RevocationSource.offline(),
                        paths,
                        List.of(lists),
                        answers,
                        EvidencePolicy.ANY)
                .find(chain, 0, NOW, null, e -> true, false).evidence().stream()
                        .filter(e -> e.kind() == StatusEvidence.Kind.OCSP)
                        .map(StatusEvidence::state)
                        .toList();
    }

    /// Everybody's list but the one under test: it would tell of the signer as well.
    private byte[] list(Instant at, Object... revoked) throws Exception {
        var builder = new X509v2CRLBuilder(new X500Name(issuing.name()), Date.from(at));
        builder.setNextUpdate(Date.from(at.plus(Duration.ofDays(1))));
        for (int i = 0; i < revoked.length; i += 3) {
            builder.addCRLEntry(
                    ((X509Certificate) revoked[i]).getSerialNumber(),
                    Date.from((Instant) revoked[i + 1]),
                    (Integer) revoked[i + 2]);
        }
        return issuing.sign(builder, List.of());
    }

    @Test
    @DisplayName(
            "the issuer's own word, and that of one nobody need ask about, stand by themselves")
    void believed() throws Exception {
        var own = answer(signer, CertificateStatus.GOOD, issuing, authority, NOW, NOW);
        assertThat(told(List.of(own))).containsExactly(State.GOOD);
        var never = delegate(ANSWERS, NEVER_ASKED);
        assertThat(told(List.of(good(signer, never)))).containsExactly(State.GOOD);
    }

    @Test
    @DisplayName("4.2.2.2: without the purpose, or by another authority's certificate: nothing")
    void notDelegated() throws Exception {
        for (var stranger :
                List.of(
                        delegate(NEVER_ASKED),
                        delegate(purpose(KeyPurposeId.id_kp_timeStamping), NEVER_ASKED),
                        delegate(purpose(KeyPurposeId.anyExtendedKeyUsage), NEVER_ASKED),
                        root.issue(responder, List.of(ANSWERS, NEVER_ASKED)),
                        issuing.rekeyed().issue(responder, List.of(ANSWERS, NEVER_ASKED)))) {
            assertThat(told(List.of(good(signer, stranger)), list(NOW))).isEmpty();
        }
        // The right certificate, another key.
        var never = delegate(ANSWERS, NEVER_ASKED);
        var forged = answer(signer, CertificateStatus.GOOD, responder.rekeyed(), never, NOW, NOW);
        assertThat(told(List.of(forged))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-366, -366, false",
        "-364, -364, true",
        "364, 364, true",
        "366, 366, false",
        // Said while it held, of a time when it no longer did.
        "366, 364, false"
    })
    @DisplayName("4.2.2.2: a responder says nothing before or after its certificate holds")
    void expired(int known, int said, boolean heard) throws Exception {
        var never = delegate(ANSWERS, NEVER_ASKED);
        var answer =
                answer(
                        signer,
                        CertificateStatus.GOOD,
                        responder,
                        never,
                        NOW.plus(Duration.ofDays(known)),
                        NOW.plus(Duration.ofDays(said)));
        assertThat(told(List.of(answer))).hasSize(heard ? 1 : 0);
    }

    @Test
    @DisplayName("4.2.2.2.1: without \"nobody need ask\" its own state is asked for")
    void checked() throws Exception {
        var delegate = delegate(ANSWERS);
        var answer = List.of(good(signer, delegate));
        assertThat(told(answer, list(NOW))).containsExactly(State.GOOD);
        assertThat(told(answer)).as("nobody tells").isEmpty();
        assertThat(told(answer, list(NOW, delegate, NOW.minusSeconds(60), CRLReason.keyCompromise)))
                .isEmpty();
        // It is the thief who says when.
        var later = NOW.plus(Duration.ofHours(1));
        assertThat(
                        told(
                                answer,
                                list(
                                        later,
                                        delegate,
                                        NOW.plusSeconds(60),
                                        CRLReason.keyCompromise)))
                .isEmpty();
        assertThat(told(answer, list(later, delegate, NOW.plusSeconds(60), CRLReason.unspecified)))
                .isEmpty();
        assertThat(told(answer, list(NOW, delegate, NOW.minusSeconds(60), CRLReason.superseded)))
                .isEmpty();
        assertThat(told(answer, list(later, delegate, NOW.plusSeconds(60), CRLReason.superseded)))
                .as("its key was never out of hand")
                .containsExactly(State.GOOD);
    }

    @Test
    @DisplayName("4.2.2.2.1: lists too old to tell of it, or from after it was forgotten, don't")
    void outdated() throws Exception {
        var delegate = delegate(ANSWERS);
        var answer = List.of(good(signer, delegate));
        assertThat(told(answer, list(NOW.minus(Duration.ofDays(2))))).isEmpty();
        assertThat(told(answer, list(NOW.minus(Duration.ofHours(2))))).containsExactly(State.GOOD);
        assertThat(told(answer, list(END.plus(Duration.ofDays(2))))).isEmpty();
    }

    @Test
    @DisplayName("4.2.2.2.1: nobody vouches for himself, nor two for one another")
    void circles() throws Exception {
        var delegate = delegate(ANSWERS);
        assertThat(told(List.of(good(signer, delegate), good(delegate, delegate)))).isEmpty();
        var second = Tree.of("OCSP 2");
        var other = issuing.issue(second, List.of(ANSWERS));
        var back = answer(delegate, CertificateStatus.GOOD, second, other, NOW, NOW);
        assertThat(told(List.of(good(signer, delegate), good(other, delegate), back))).isEmpty();
    }

    @Test
    @DisplayName("nobody is believed about himself, though nobody need ask about him")
    void aboutItself() throws Exception {
        var never = delegate(ANSWERS, NEVER_ASKED);
        assertThat(OcspReader.answer(good(never, never), true, never, authority)).isEmpty();
    }

    @Test
    @DisplayName("\"revoked\" by one of whom nothing is known is heard: to be careful costs less")
    void revokedByTheUnknown() throws Exception {
        var delegate = delegate(ANSWERS);
        var revoked = new RevokedStatus(Date.from(NOW), CRLReason.keyCompromise);
        var answer = List.of(answer(signer, revoked, responder, delegate, NOW, NOW));
        assertThat(told(answer)).containsExactly(State.REVOKED);
        assertThat(told(answer, list(NOW, delegate, NOW, CRLReason.keyCompromise)))
                .as("by a thief")
                .isEmpty();
    }
}
