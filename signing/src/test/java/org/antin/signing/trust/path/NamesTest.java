package org.antin.signing.trust.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.antin.signing.trust.path.Grove.Bits;
import org.antin.signing.trust.path.Grove.Tree;
import org.antin.signing.trust.path.PathFinder.Outcome;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// RFC 5280 7.1 and 4.2.1.10 beyond what PKITS has.
class NamesTest {
    private static CanonicalName name(org.bouncycastle.asn1.ASN1Encodable common) {
        return CanonicalName.of(new X500NameBuilder().addRDN(BCStyle.CN, common).build());
    }

    @Test
    @DisplayName("7.1: names are the same whatever the string type, case, spaces and composition")
    void sameNames() {
        var utf8 = name(new DERUTF8String("Ban Cơ yếu Chính phủ"));
        assertThat(name(new DERBMPString("BAN  CƠ YẾU chính phủ "))).isEqualTo(utf8);
        assertThat(name(new DERUTF8String("Ban Co\u031B ye\u0302\u0301u Chi\u0301nh phu\u0309")))
                .as("decomposed")
                .isEqualTo(utf8);
        assertThat(name(new DERPrintableString("root CA")))
                .isEqualTo(name(new DERUTF8String("ROOT\u00A0ca")))
                .isNotEqualTo(name(new DERUTF8String("rootCA")));
        assertThat(name(new DERUTF8String("a\u00ADb"))).isEqualTo(name(new DERUTF8String("ab")));
        assertThat(name(new DERUTF8String("Bộ"))).isNotEqualTo(name(new DERUTF8String("Bo")));
    }

    @Test
    @DisplayName("7.1: the order of parts counts, but not inside one part of several values")
    void order() {
        var name = new X500Name("C=VN,O=A+OU=B,CN=x");
        assertThat(CanonicalName.of(new X500Name("C=VN,OU=b+O=a,CN=X")))
                .isEqualTo(CanonicalName.of(name));
        assertThat(CanonicalName.of(new X500Name("O=A+OU=B,C=VN,CN=x")))
                .isNotEqualTo(CanonicalName.of(name));
        assertThat(CanonicalName.of(name).within(CanonicalName.of(new X500Name("C=vn")))).isTrue();
        assertThat(CanonicalName.of(new X500Name("C=VN")).within(CanonicalName.of(name))).isFalse();
    }

    @ParameterizedTest(name = "{0} {1} under {2}: {3}")
    @CsvSource({
        "2, hatinh.gov.vn, gov.vn, true",
        "2, mygov.vn, gov.vn, false",
        "2, GOV.VN, gov.vn, true",
        "2, gov.vn, .gov.vn, false",
        "2, a.gov.vn, .gov.vn, true",
        "2, *.hatinh.gov.vn, gov.vn, true",
        "2, gov.vn., gov.vn, false",
        "2, a..gov.vn, gov.vn, false",
        "1, van.thu@hatinh.gov.vn, hatinh.gov.vn, true",
        "1, van.thu@so.hatinh.gov.vn, hatinh.gov.vn, false",
        "1, van.thu@so.hatinh.gov.vn, .hatinh.gov.vn, true",
        "1, van.thu@hatinh.gov.vn, van.thu@HaTinh.gov.vn, true",
        "1, Van.Thu@hatinh.gov.vn, van.thu@hatinh.gov.vn, false",
        "1, hatinh.gov.vn, hatinh.gov.vn, false",
        "6, http://ocsp.gov.vn:80/x, ocsp.gov.vn, true",
        "6, http://a.ocsp.gov.vn/, ocsp.gov.vn, false",
        "6, http://a.ocsp.gov.vn/, .ocsp.gov.vn, true",
        "6, http://ocsp.gov.vn@evil.vn/, ocsp.gov.vn, false",
        "6, http://10.0.0.1/, ocsp.gov.vn, false",
        "6, urn:x, ocsp.gov.vn, false",
        "7, 0a000105, 0a000100ffffff00, true",
        "7, 0a000205, 0a000100ffffff00, false",
        "7, 20010db8000000000000000000000001, 0a000100ffffff00, false",
        "7, 0a0001, 0a000100ffffff00, false"
    })
    @DisplayName("4.2.1.10: a name is allowed only inside what its authority may speak of")
    void permitted(int tag, String name, String base, boolean allowed) {
        var constraints =
                new NameConstraints(
                        new GeneralSubtree[] {new GeneralSubtree(general(tag, base))}, null);
        assertThat(passes(constraints, general(tag, name))).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} with {1} excluded: {2}")
    @CsvSource({
        "a.evil.vn, evil.vn, false",
        "notevil.vn, evil.vn, true",
        "*.vn, evil.vn, false",
        "*.evil.vn, evil.vn, false",
        "good.vn, evil.vn, true"
    })
    @DisplayName("4.2.1.10: an exclusion holds for whatever a wildcard may stand for")
    void excluded(String name, String base, boolean allowed) {
        var constraints =
                new NameConstraints(
                        null, new GeneralSubtree[] {new GeneralSubtree(general(2, base))});
        assertThat(passes(constraints, general(2, name))).isEqualTo(allowed);
    }

    @Test
    @DisplayName(
            "4.2.1.10: forms we have no rule for fail where they are constrained, and only there")
    void unknownForms() {
        var other = new GeneralName(GeneralName.registeredID, new ASN1ObjectIdentifier("1.2.3"));
        var registered =
                new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(other)}, null);
        assertThat(passes(registered, other)).isFalse();
        assertThat(passes(registered, general(2, "a.vn"))).isTrue();
        var mailbox =
                new GeneralName(
                        GeneralName.otherName,
                        new OtherName(
                                new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9"),
                                new DERUTF8String("văn.thư@hatinh.gov.vn")));
        var mail =
                new NameConstraints(
                        new GeneralSubtree[] {new GeneralSubtree(general(1, "hatinh.gov.vn"))},
                        null);
        assertThat(passes(mail, mailbox)).as("RFC 9598").isFalse();
    }

    private static GeneralName general(int tag, String text) {
        return tag == GeneralName.iPAddress
                ? new GeneralName(tag, new DEROctetString(HexFormat.of().parseHex(text)))
                : new GeneralName(tag, text);
    }

    private static boolean passes(NameConstraints constraints, GeneralName name) {
        var root = Tree.of("Gốc");
        var issuer = Tree.of("CA");
        var bound = new Bits(Extension.nameConstraints, true, constraints);
        var authority =
                root.issue(
                        issuer,
                        Stream.concat(Bits.authority().stream(), Stream.of(bound)).toList());
        var leaf =
                issuer.issue(
                        Tree.of("Người ký"),
                        List.of(
                                new Bits(
                                        Extension.subjectAlternativeName,
                                        false,
                                        new GeneralNames(name))));
        return new PathFinder(Grove.trusting(root.root()), List.of(authority)).find(leaf, Grove.NOW)
                instanceof Outcome.Found;
    }
}
