package org.antin.organisation;

import org.antin.kernel.CommonRefusal.BadField;
import org.antin.kernel.Folding;
import org.antin.kernel.Nfc;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What is known of a body on one day (Điều 1.2a, Điều 5).
///
/// @param name full name as its seal has it
/// @param shortName as lists show it; empty when there is none
/// @param governmentSignatures holds signatures issued by the Government Cipher Committee; asked of
///   associations only
/// @param sealDiameterMm 20 to 60, known for every body with its own seal
/// @param code mã định danh điện tử, `000.xx.yy.H27`, or empty
/// @param taxCode ten digits, with `-001` for a branch, or empty
public record OrganisationFacts(
        String name,
        String shortName,
        OrganisationKind kind,
        Tier tier,
        boolean legalPersonality,
        boolean ownSeal,
        boolean governmentSignatures,
        @Nullable Integer sealDiameterMm,
        String code,
        String address,
        String taxCode) {
    private static final Pattern CODE =
            Pattern.compile("\\d{3}(\\.[0-9A-Z]{2,3}){2}\\.[A-Z]\\d{2}");
    private static final Pattern TAX_CODE = Pattern.compile("\\d{10}(-\\d{3})?");

    public OrganisationFacts {
        name = Nfc.of(name);
        shortName = Nfc.of(shortName);
        code = code.strip();
        address = Nfc.of(address);
        taxCode = taxCode.strip();
    }

    /// A body with what its kind brings along; the rest is left empty.
    public static OrganisationFacts of(String name, OrganisationKind kind, Tier tier) {
        boolean person =
                kind != OrganisationKind.INTERNAL_DIVISION
                        && kind != OrganisationKind.VERTICAL_AGENCY;
        return new OrganisationFacts(
                name, "", kind, tier, person, person, true, person ? 36 : null, "", "", "");
    }

    public OrganisationFacts named(String newName) {
        return new OrganisationFacts(
                newName,
                shortName,
                kind,
                tier,
                legalPersonality,
                ownSeal,
                governmentSignatures,
                sealDiameterMm,
                code,
                address,
                taxCode);
    }

    public OrganisationFacts known(String newShortName, String newCode) {
        return new OrganisationFacts(
                name,
                newShortName,
                kind,
                tier,
                legalPersonality,
                ownSeal,
                governmentSignatures,
                sealDiameterMm,
                newCode,
                address,
                taxCode);
    }

    public OrganisationFacts sealed(
            boolean personality, boolean seal, @Nullable Integer diameterMm) {
        return new OrganisationFacts(
                name,
                shortName,
                kind,
                tier,
                personality,
                seal,
                governmentSignatures,
                diameterMm,
                code,
                address,
                taxCode);
    }

    public OrganisationFacts at(String newAddress, String newTaxCode) {
        return new OrganisationFacts(
                name,
                shortName,
                kind,
                tier,
                legalPersonality,
                ownSeal,
                governmentSignatures,
                sealDiameterMm,
                code,
                newAddress,
                newTaxCode);
    }

    /// What lists call it.
    public String label() {
        return shortName.isEmpty() ? name : shortName;
    }

    /// Everything a search box should find, folded.
    public String search() {
        return Folding.fold(String.join(" ", name, shortName, code, taxCode));
    }

    /// Every fault at once, in the order of the form.
    public List<BadField> faults() {
        var faults = new ArrayList<BadField>();
        if (name.isEmpty()) faults.add(new BadField("name", "required"));
        if (name.length() > 300) faults.add(new BadField("name", "too-long", List.of(300)));
        if (!code.isEmpty() && !CODE.matcher(code).matches())
            faults.add(new BadField("code", "organisation-code"));
        if (!taxCode.isEmpty() && !TAX_CODE.matcher(taxCode).matches())
            faults.add(new BadField("taxCode", "tax-code"));
        if (ownSeal && sealDiameterMm == null)
            faults.add(new BadField("sealDiameterMm", "required"));
        if (sealDiameterMm != null && (sealDiameterMm < 20 || sealDiameterMm > 60))
            faults.add(new BadField("sealDiameterMm", "between", List.of(20, 60)));
        return faults;
    }
}
