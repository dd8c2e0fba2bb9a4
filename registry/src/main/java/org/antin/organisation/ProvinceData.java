package org.antin.organisation;

import org.antin.kernel.TabFile;
import org.antin.kernel.TabFile.Row;
import org.antin.organisation.ProvinceBody.Source;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Hà Tĩnh as QĐ 19/2020 found it: the provincial bodies and what belongs to them, 13 districts
/// with their divisions and a few schools, 216 communes. The same list every time, parents before
/// children.
public final class ProvinceData {
    private static final String TOP = "ubnd-tinh";

    private final Map<String, ProvinceBody> bodies = new LinkedHashMap<>();
    private final Map<String, int[]> codes = new HashMap<>();
    private final Map<String, Integer> children = new HashMap<>();

    private ProvinceData() {}

    /// Reads the list of 2020 from the files the program ships with.
    public static ProvinceData of2020() {
        var data = new ProvinceData();
        TabFile.resource("/data/provincial-bodies.tsv").rows().forEach(data::provincial);
        var units = TabFile.resource("/data/hatinh-units-2020.tsv").rows();
        units.stream().filter(u -> u.get("level").equals("district")).forEach(data::district);
        units.stream().filter(u -> u.get("level").equals("commune")).forEach(data::commune);
        var divisions = TabFile.resource("/data/district-divisions.tsv").rows();
        for (var unit : units)
            if (unit.get("level").equals("district"))
                for (var division : divisions) data.division(unit, division, units);
        return data;
    }

    /// Every body, parents before children.
    public List<ProvinceBody> bodies() {
        return List.copyOf(bodies.values());
    }

    /// The body of a key.
    ///
    /// @throws IllegalArgumentException when there is none
    public ProvinceBody body(String key) {
        var body = bodies.get(key);
        if (body == null) throw new IllegalArgumentException("no body " + key);
        return body;
    }

    /// The list as the routing rules see it, by key, with the ids the caller gives the bodies.
    public Map<String, Body> tree(Function<ProvinceBody, UUID> id) {
        var tree = new LinkedHashMap<String, Body>();
        for (var body : bodies.values()) {
            @Nullable Body parent = body.parent() == null ? null : tree.get(body.parent());
            tree.put(
                    body.key(),
                    new Listed(
                            id.apply(body),
                            body.name(),
                            body.kind(),
                            body.tier(),
                            parent,
                            body.legalPersonality(),
                            body.ownSeal(),
                            body.usesGovernmentSignatures()));
        }
        return tree;
    }

    private record Listed(
            UUID id,
            String name,
            OrganisationKind kind,
            Tier tier,
            @Nullable Body parent,
            boolean legalPersonality,
            boolean ownSeal,
            boolean usesGovernmentSignatures)
            implements Body {}

    private void provincial(Row row) {
        var kind = OrganisationKind.valueOf(row.get("kind"));
        @Nullable String parent = row.get("parent").isEmpty() ? null : row.get("parent");
        add(
                row.get("key"),
                row.get("name"),
                kind,
                Tier.valueOf(row.get("tier")),
                parent,
                row.yes("legal"),
                row.yes("seal"),
                row.yes("uses"),
                row.get("key").equals(TOP) ? "42" : "",
                Source.valueOf(row.get("source").toUpperCase(Locale.ROOT)));
    }

    private void district(Row unit) {
        add(
                "district-" + unit.get("code"),
                "Ủy ban nhân dân " + inSentence(unit.get("name")),
                OrganisationKind.DISTRICT_COMMITTEE,
                Tier.DISTRICT,
                TOP,
                true,
                true,
                true,
                unit.get("code"),
                Source.OFFICIAL);
    }

    private void commune(Row unit) {
        add(
                "commune-" + unit.get("code"),
                "Ủy ban nhân dân " + inSentence(unit.get("name")),
                OrganisationKind.COMMUNE_COMMITTEE,
                Tier.COMMUNE,
                "district-" + unit.get("parent_code"),
                true,
                true,
                true,
                unit.get("code"),
                Source.OFFICIAL);
    }

    private void division(Row district, Row division, List<Row> units) {
        String where = division.get("where");
        boolean rural = district.get("name").startsWith("Huyện ");
        if (where.equals("RURAL") && !rural || where.equals("URBAN") && rural) return;
        String code = district.get("code");
        String parent = division.get("parent");
        var communes =
                units.stream()
                        .filter(u -> u.get("parent_code").equals(code))
                        .map(u -> u.get("name"));
        var places = communes.limit(division.number("count")).toList();
        boolean perCommune = division.get("name").contains("{n}");
        for (int i = 0; i < (perCommune ? places.size() : 1); i++) {
            String place = perCommune ? ownName(places.get(i)) : "";
            add(
                    "district-"
                            + code
                            + "-"
                            + division.get("suffix")
                            + (perCommune ? "-" + (i + 1) : ""),
                    division.get("name")
                            .replace("{district}", inSentence(district.get("name")))
                            .replace("{n}", place),
                    OrganisationKind.valueOf(division.get("kind")),
                    Tier.DISTRICT,
                    "district-" + code + (parent.equals("committee") ? "" : "-" + parent),
                    division.yes("legal"),
                    division.yes("seal"),
                    true,
                    "",
                    Source.TYPICAL);
        }
    }

    private void add(
            String key,
            String name,
            OrganisationKind kind,
            Tier tier,
            @Nullable String parent,
            boolean legal,
            boolean seal,
            boolean uses,
            String unitCode,
            Source source) {
        if (parent != null && !bodies.containsKey(parent))
            throw new IllegalStateException(key + " comes before its parent " + parent);
        String agencyCode = kind == OrganisationKind.VERTICAL_AGENCY ? "" : agencyCode(key, parent);
        var body =
                new ProvinceBody(
                        key,
                        name,
                        kind,
                        tier,
                        parent,
                        legal,
                        seal,
                        uses,
                        unitCode,
                        agencyCode,
                        source);
        if (bodies.put(key, body) != null)
            throw new IllegalStateException(key + " is listed twice");
    }

    /// QCVN 102:2016 counts the levels from the right: province, body, unit, sub-unit. The numbers
    /// are simply the order of the list.
    private String agencyCode(String key, @Nullable String parent) {
        boolean top = key.equals(TOP);
        String above = parent == null || parent.equals(TOP) ? TOP : parent;
        int[] levels = top ? new int[3] : codes.getOrDefault(above, new int[3]).clone();
        if (!top) {
            int level = 0;
            while (level < 2 && levels[level] != 0) level++;
            levels[level] = children.merge(above, 1, Integer::sum);
        }
        codes.put(key, levels);
        return String.format(Locale.ROOT, "%03d.%02d.%02d.H27", levels[2], levels[1], levels[0]);
    }

    /// "Huyện Hương Sơn" inside a longer name: "huyện Hương Sơn".
    private static String inSentence(String unit) {
        return unit.substring(0, 1).toLowerCase(Locale.ROOT) + unit.substring(1);
    }

    /// "Thị trấn Tây Sơn" without what it is.
    private static String ownName(String unit) {
        for (String kind : List.of("Phường ", "Xã ", "Thị trấn "))
            if (unit.startsWith(kind)) return unit.substring(kind.length());
        return unit;
    }
}
