package org.antin.demo;

import org.antin.organisation.Body;
import org.antin.organisation.ManagingAuthority.Managed;
import org.antin.organisation.ProvinceBody;
import org.antin.organisation.ProvinceData;
import org.antin.organisation.Routing;
import org.antin.organisation.RoutingRules;
import org.antin.organisation.Standing;
import org.antin.organisation.Subject;
import org.antin.organisation.Tier;
import org.antin.organisation.UsualPositions;
import org.antin.subscriber.SubscriberKind;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/// Who works in the demo province, who held a certificate when the register was opened, and who may
/// still ask for one. Pure: the same start day gives the same roster; another one only shifts its
/// days.
final class DemoRoster {
    /// People of the roster are numbered from here on; those behind an account come before.
    private static final int FIRST_PERSON = 1_000;

    /// Months before the start day in which certificates were issued: each lives five years, so
    /// that some have run out lately and others do month by month.
    private static final int LAST_MONTH = 14;

    private static final int FIRST_MONTH = 60;

    /// Certificates came in rounds, as devices were bought: weight of January to December.
    private static final int[] ROUNDS = {1, 1, 5, 4, 2, 3, 6, 3, 2, 5, 3, 1};

    /// Somebody in a position of a body.
    record Post(ProvinceBody body, String title, Standing standing, InventedPerson who) {}

    /// A subscriber of the lists bodies kept before the register.
    ///
    /// @param post the holder, or who is assigned the certificate
    /// @param name of a system, else empty
    /// @param since first day of the certificate, and of the device in the holder's hands
    record Listed(SubscriberKind kind, Post post, String name, String domain, LocalDate since) {}

    private record SystemOwned(String body, String name, String domain) {}

    private static final List<SystemOwned> SYSTEMS =
            List.of(
                    new SystemOwned(
                            "so-thong-tin",
                            "Trục liên thông văn bản quốc gia của tỉnh",
                            "truc.mau.hatinh.example"),
                    new SystemOwned(
                            "so-thong-tin",
                            "Cổng dịch vụ công trực tuyến",
                            "dichvucong.mau.hatinh.example"),
                    new SystemOwned(
                            "tt-hanh-chinh-cong",
                            "Hệ thống một cửa điện tử",
                            "motcua.mau.hatinh.example"),
                    new SystemOwned(
                            "so-tai-nguyen",
                            "Hệ thống thông tin đất đai",
                            "datdai.mau.hatinh.example"),
                    new SystemOwned(
                            "so-tu-phap",
                            "Phần mềm hộ tịch dùng chung",
                            "hotich.mau.hatinh.example"));

    private final LocalDate today;
    private final Map<String, Body> tree;
    private final Map<UUID, String> keys = new HashMap<>();
    private final Routing routing;
    private final Map<String, List<Listed>> lists = new LinkedHashMap<>();
    private final Map<String, List<Post>> applicants = new LinkedHashMap<>();
    private int next = FIRST_PERSON;

    DemoRoster(ProvinceData data, InventedPeople invented, LocalDate today) {
        this.today = today;
        tree =
                data.tree(
                        body ->
                                UUID.nameUUIDFromBytes(
                                        body.key()
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8)));
        tree.forEach((key, body) -> keys.put(body.id(), key));
        routing = new Routing(RoutingRules.packA(), at(DemoCast.OFFICE));
        var positions = UsualPositions.shipped();
        for (var body : data.bodies()) {
            var posts = new ArrayList<Post>();
            for (var position : positions.of(body.kind(), body.name()))
                for (int i = 0; i < position.people(); i++)
                    posts.add(
                            new Post(
                                    body,
                                    position.title(),
                                    position.standing(),
                                    invented.person(next++, position)));
            if (body.usesGovernmentSignatures()) assign(body, posts);
        }
    }

    /// What each managing authority's list holds, by the authority's key.
    Map<String, List<Listed>> lists() {
        return lists;
    }

    /// People managed by that authority who hold no certificate yet.
    List<Post> applicants(String authority) {
        return applicants.getOrDefault(authority, List.of());
    }

    private void assign(ProvinceBody body, List<Post> posts) {
        @Nullable Post clerk = null;
        var without = new ArrayList<Post>();
        int deputies = 0;
        for (var post : posts) {
            if (DemoCast.playedByTheCast(post)) continue;
            boolean listed =
                    switch (post.standing()) {
                        case HEAD -> true;
                        case DEPUTY -> isListed(body, deputies++);
                        case OTHER -> post.title().equals("Trưởng phòng");
                    };
            if (listed) list(SubscriberKind.INDIVIDUAL, post, "", "");
            else without.add(post);
            if (!listed && post.standing() == Standing.OTHER) clerk = clerk(clerk, post);
            if (post.standing() == Standing.HEAD) systems(post);
        }
        if (clerk != null && body.ownSeal()) {
            list(SubscriberKind.ORGANISATION, clerk, "", "");
            without.remove(clerk);
        }
        for (var post : without)
            managerOf(SubscriberKind.INDIVIDUAL, post)
                    .ifPresent(
                            by -> applicants.computeIfAbsent(by, _ -> new ArrayList<>()).add(post));
    }

    /// The clerk if there is one, else the first of the others.
    private static Post clerk(@Nullable Post before, Post post) {
        return before == null || post.title().equals("Văn thư") ? post : before;
    }

    /// Most committees' deputies have a certificate, of elsewhere the first one at most.
    private static boolean isListed(ProvinceBody body, int deputy) {
        return switch (body.kind()) {
            case DISTRICT_COMMITTEE, PROVINCIAL_COMMITTEE, PROVINCIAL_OFFICE -> true;
            case COMMUNE_COMMITTEE -> Math.floorMod(body.key().hashCode(), 10) < 6;
            case DISTRICT_DIVISION, EDUCATION_OFFICE, SCHOOL -> false;
            default -> body.tier() == Tier.PROVINCE && deputy == 0;
        };
    }

    private void systems(Post head) {
        for (var system : SYSTEMS)
            if (system.body().equals(head.body().key()))
                list(SubscriberKind.SYSTEM, head, system.name(), system.domain());
    }

    private void list(SubscriberKind kind, Post post, String name, String domain) {
        managerOf(kind, post)
                .ifPresent(
                        by ->
                                lists.computeIfAbsent(by, _ -> new ArrayList<>())
                                        .add(
                                                new Listed(
                                                        kind,
                                                        post,
                                                        name,
                                                        domain,
                                                        since(post, kind))));
    }

    private java.util.Optional<String> managerOf(SubscriberKind kind, Post post) {
        var body = at(post.body().key());
        var subject =
                switch (kind) {
                    case INDIVIDUAL -> new Subject.Person(body, post.standing(), true);
                    case ORGANISATION -> new Subject.OrganisationItself(body);
                    case SYSTEM -> new Subject.SystemOf(body);
                };
        return routing.managerOf(subject) instanceof Managed managed
                ? java.util.Optional.ofNullable(keys.get(managed.by().id()))
                : java.util.Optional.empty();
    }

    private LocalDate since(Post post, SubscriberKind kind) {
        var random =
                new SplittableRandom(
                        Long.parseLong(post.who().personalNumber()) * 31 + kind.ordinal());
        while (true) {
            var month =
                    today.minusMonths(LAST_MONTH + random.nextInt(FIRST_MONTH - LAST_MONTH + 1));
            if (random.nextInt(6) >= ROUNDS[month.getMonthValue() - 1]) continue;
            var day = month.withDayOfMonth(1 + random.nextInt(28));
            return day.isBefore(DemoRegister.IN_FORCE) ? DemoRegister.IN_FORCE : day;
        }
    }

    private Body at(String key) {
        return Objects.requireNonNull(tree.get(key));
    }

    static boolean isDistrict(String authority) {
        return authority.startsWith("district-");
    }
}
