package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.antin.signing.trust.RevocationSource;
import org.antin.signing.trust.path.Grove.Bits;
import org.antin.signing.trust.path.Grove.Tree;
import org.antin.testkit.Needs;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/// RFC 5280 6.3 beyond what PKITS has: who may sign a list about whom, what is left open, and lists
/// made to be read for ever.
@Timeout(120)
class CrlTest {
    private final Tree root = Tree.of("Gốc");
    private final Tree issuing = Tree.of("CA");
    private final X509Certificate anchor = root.root();
    private final X509Certificate authority = root.authority(issuing);
    private final byte[] rootList = root.list();
    private final X509Certificate target = issuing.leaf(Tree.of("Người ký"));

    private PathResult validate(
            X509Certificate certificate, List<X509Certificate> more, byte[]... lists) {
        var pool = Stream.concat(Stream.of(authority), more.stream()).toList();
        var all = Stream.concat(Stream.of(rootList), Arrays.stream(lists)).toList();
        return new PathValidator(
                        Grove.trusting(anchor), pool, all, List.of(), RevocationSource.offline())
                .validate(certificate, PathSettings.at(Grove.NOW.plusSeconds(60)));
    }

    private static final PathResult UNKNOWN =
            new PathResult.Undetermined(new PathFault(PathCheck.REVOCATION_UNKNOWN, 0));
    private static final PathResult REVOKED =
            new PathResult.Invalid(new PathFault(PathCheck.REVOCATION, 0));

    @Test
    @DisplayName("Điều 8 TT 41/2017: good, revoked and not to be told are three answers")
    void threeAnswers() {
        assertThat(validate(target, List.of(), issuing.list()))
                .isInstanceOf(PathResult.Valid.class);
        assertThat(validate(target, List.of(), issuing.list(target))).isEqualTo(REVOKED);
        assertThat(validate(target, List.of())).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("6.3.3 (f): a list by a namesake of the issuer, certified elsewhere, is not heard")
    void namesake() {
        // The other authority, under the same root, certifies a key in the issuer's name.
        var other = Tree.of("CA khác");
        var namesake = issuing.rekeyed();
        var pool =
                List.of(
                        root.authority(other),
                        other.issue(namesake, List.of(Bits.keyUsage(KeyUsage.cRLSign))));
        byte[] statuses = other.list();
        assertThat(validate(target, pool, namesake.list(), statuses)).isEqualTo(UNKNOWN);
        // The root itself may do so: it could have certified another issuer as well.
        var separate = root.issue(namesake, List.of(Bits.keyUsage(KeyUsage.cRLSign)));
        assertThat(validate(target, List.of(separate), namesake.list()))
                .isInstanceOf(PathResult.Valid.class);
    }

    @Test
    @DisplayName("6.3.3 (f): the signer of a list must not be revoked itself, nor vouch for itself")
    void signerRevoked() {
        var keeper = issuing.rekeyed();
        var own = issuing.issue(keeper, List.of(Bits.keyUsage(KeyUsage.cRLSign)));
        assertThat(validate(target, List.of(own), keeper.list())).isEqualTo(UNKNOWN);
        var separate = root.issue(keeper, List.of(Bits.keyUsage(KeyUsage.cRLSign)));
        assertThat(validate(target, List.of(separate), keeper.list(), root.list(separate)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("a list not due yet, overdue, or without extensions we know, says nothing good")
    void currency() {
        var future = new X509v2CRLBuilder(name(issuing), Date.from(Grove.NOW.plusSeconds(3600)));
        future.setNextUpdate(Date.from(Grove.NOW.plus(Duration.ofDays(2))));
        var past = new X509v2CRLBuilder(name(issuing), Date.from(Grove.NOW.minusSeconds(3600)));
        past.setNextUpdate(Date.from(Grove.NOW.minusSeconds(60)));
        assertThat(validate(target, List.of(), issuing.sign(future, List.of()))).isEqualTo(UNKNOWN);
        assertThat(validate(target, List.of(), issuing.sign(past, List.of()))).isEqualTo(UNKNOWN);
        var odd = new Bits(Extension.freshestCRL, true, new ASN1Integer(1));
        assertThat(validate(target, List.of(), issuing.list(List.of(odd)))).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName(
            "6.3.3 (l): lists cut by reason say good only when they cover every reason together")
    void reasons() {
        byte[] leaks = issuing.list(List.of(scope(ReasonFlags.keyCompromise)));
        byte[] rest =
                issuing.list(List.of(scope(CrlScope.ALL_REASONS & ~ReasonFlags.keyCompromise)));
        assertThat(validate(target, List.of(), leaks)).isEqualTo(UNKNOWN);
        assertThat(validate(target, List.of(), rest)).isEqualTo(UNKNOWN);
        assertThat(validate(target, List.of(), leaks, rest)).isInstanceOf(PathResult.Valid.class);
    }

    @Test
    @DisplayName("5.2.4: a delta list revokes even where the list it changes is missing")
    void deltaAlone() {
        var delta =
                List.of(
                        new Bits(Extension.deltaCRLIndicator, true, new ASN1Integer(4)),
                        new Bits(Extension.cRLNumber, false, new ASN1Integer(5)));
        assertThat(validate(target, List.of(), issuing.list(delta, target))).isEqualTo(REVOKED);
        assertThat(validate(target, List.of(), issuing.list(delta))).isEqualTo(UNKNOWN);
    }

    @Test
    @DisplayName("4.2.1.13: a list kept by somebody else counts only where the certificate says so")
    void keptBySomebodyElse() {
        var keeper = Tree.of("Người giữ danh sách");
        var keeperCertificate = issuing.issue(keeper, List.of(Bits.keyUsage(KeyUsage.cRLSign)));
        var indirect =
                new Bits(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, false, false, null, true, false));
        byte[] list = keeper.list(List.of(indirect));
        assertThat(validate(target, List.of(keeperCertificate), list, issuing.list()))
                .isInstanceOf(PathResult.Valid.class);
        assertThat(validate(target, List.of(keeperCertificate), list)).isEqualTo(UNKNOWN);
        var names = new GeneralNames(new GeneralName(name(keeper)));
        var point = new DistributionPoint(new DistributionPointName(names), null, names);
        var delegating =
                issuing.issue(
                        Tree.of("Người ký"),
                        List.of(
                                new Bits(
                                        Extension.cRLDistributionPoints,
                                        false,
                                        new CRLDistPoint(new DistributionPoint[] {point}))));
        assertThat(validate(delegating, List.of(keeperCertificate), list)).isEqualTo(UNKNOWN);
        assertThat(validate(delegating, List.of(keeperCertificate), list, issuing.list()))
                .isInstanceOf(PathResult.Valid.class);
    }

    @Test
    @Needs
    @DisplayName("a list of 200,000 entries is read in place; the last entry is found")
    void huge() {
        var builder = new X509v2CRLBuilder(name(issuing), Date.from(Grove.NOW));
        builder.setNextUpdate(Date.from(Grove.NOW.plus(Duration.ofDays(1))));
        var start = BigInteger.ONE.shiftLeft(60);
        for (int i = 0; i < 200_000; i++) {
            builder.addCRLEntry(
                    start.add(BigInteger.valueOf(i)), Date.from(Grove.NOW), CRLReason.superseded);
        }
        builder.addCRLEntry(
                target.getSerialNumber(), Date.from(Grove.NOW), CRLReason.keyCompromise);
        assertThat(validate(target, List.of(), issuing.sign(builder, List.of())))
                .isEqualTo(REVOKED);
    }

    @Test
    @DisplayName("a list cut off or changed at any byte never brings the reader down")
    void broken() {
        byte[] whole = issuing.list(List.of(scope(ReasonFlags.keyCompromise)), target);
        var certificate = PathCertificate.of(target);
        for (int at = 0; at < whole.length; at++) {
            byte[] cut = Arrays.copyOf(whole, at);
            assertThat(Crl.read(cut)).isEmpty();
            for (int value : new int[] {0x00, 0x7F, 0x80, 0x84, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                assertThatCode(
                                () ->
                                        Crl.read(changed)
                                                .ifPresent(
                                                        crl ->
                                                                validate(
                                                                        certificate.x509,
                                                                        List.of(),
                                                                        changed)))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Bits scope(int reasons) {
        return new Bits(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(
                        null, false, false, new ReasonFlags(reasons), false, false));
    }

    private static X500Name name(Tree tree) {
        return new X500Name(tree.name());
    }
}
