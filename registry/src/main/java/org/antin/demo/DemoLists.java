package org.antin.demo;

import org.antin.adoption.AdoptionList;
import org.antin.adoption.AdoptionRow;
import org.antin.adoption.AdoptionRow.DeviceEntry;
import org.antin.adoption.AdoptionRow.Official;
import org.antin.adoption.AdoptionRow.SystemEntry;
import org.antin.certificate.X509Facts;
import org.antin.device.DeviceKind;
import org.antin.kernel.Days;
import org.antin.organisation.ProvinceData;
import org.antin.organisation.Standing;
import org.antin.practiceca.Subject;
import org.antin.provider.PracticeProvider;
import org.antin.provider.PracticeProvider.Handed;
import org.antin.provider.PracticeProvider.Wanted;
import org.antin.provider.ProviderSubjects;
import org.antin.subscriber.PersonEntry;
import org.antin.subscriber.SubscriberKind;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// The lists the bodies of the demo province kept before there was a register, with the
/// certificates on them: as sheets to be taken over.
final class DemoLists {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private final ProvinceData data;
    private final Map<String, List<DemoRoster.Listed>> listed;
    private final List<CompletableFuture<Map<DemoRoster.Listed, Handed>>> made = new ArrayList<>();

    /// The practice CA makes the certificates while the caller goes on, one wave after the other:
    /// the first lists are taken over while it is still busy with those of later days.
    ///
    /// @param waves on how many days the lists are handed in
    DemoLists(ProvinceData data, DemoRoster roster, PracticeProvider practice, int waves) {
        this.data = data;
        listed = roster.lists();
        var before = CompletableFuture.<Void>completedFuture(null);
        for (int wave = 0; wave < waves; wave++) {
            var those = inWave(wave, waves);
            var making = before.thenApplyAsync(_ -> make(those, practice));
            made.add(making);
            before = making.thenAccept(_ -> {});
        }
    }

    private List<DemoRoster.Listed> inWave(int wave, int waves) {
        var authorities = authorities();
        return IntStream.range(0, authorities.size())
                .filter(place -> place % waves == wave)
                .mapToObj(place -> listed.getOrDefault(authorities.get(place), List.of()))
                .flatMap(List::stream)
                .toList();
    }

    /// On which day the authority hands its list in, counted from 0.
    int wave(String authority) {
        return authorities().indexOf(authority) % made.size();
    }

    /// Keys of the authorities that have a list.
    List<String> authorities() {
        return List.copyOf(listed.keySet());
    }

    private Map<DemoRoster.Listed, Handed> make(
            List<DemoRoster.Listed> those, PracticeProvider practice) {
        var handed =
                practice.issueMany(
                        those.stream()
                                .map(one -> new Wanted(UUID.randomUUID(), subject(one), start(one)))
                                .toList());
        var certificates = new HashMap<DemoRoster.Listed, Handed>();
        for (int i = 0; i < those.size(); i++) certificates.put(those.get(i), handed.get(i));
        return certificates;
    }

    private static java.time.Instant start(DemoRoster.Listed one) {
        return one.since().atTime(8, 0).atZone(Days.ZONE).toInstant();
    }

    private Subject subject(DemoRoster.Listed one) {
        var post = one.post();
        var body = post.body();
        return switch (one.kind()) {
            case INDIVIDUAL ->
                    ProviderSubjects.person(
                            post.who().name(), post.title(), body.name(), post.who().email());
            case ORGANISATION ->
                    ProviderSubjects.body(
                            body.name(),
                            body.parent() == null ? body.name() : data.body(body.parent()).name());
            case SYSTEM -> ProviderSubjects.system(one.name(), body.name());
        };
    }

    /// The sheet of one authority.
    ///
    /// @param bodies ids by key
    AdoptionList sheet(String authority, Map<String, UUID> bodies) {
        var certificates = made.get(wave(authority)).join();
        var rows = new ArrayList<AdoptionRow>();
        for (var one : listed.getOrDefault(authority, List.of())) {
            var handed = certificates.get(one);
            if (handed != null)
                rows.add(row(rows.size() + 2, one, handed, bodies.get(one.post().body().key())));
        }
        return new AdoptionList("Danh sách thuê bao, " + data.body(authority).name(), rows);
    }

    private static AdoptionRow row(
            int line,
            DemoRoster.Listed one,
            Handed handed,
            @org.jspecify.annotations.Nullable UUID body) {
        var post = one.post();
        boolean ofABody = one.kind() != SubscriberKind.INDIVIDUAL;
        return new AdoptionRow(
                line,
                one.kind().name(),
                String.valueOf(body),
                official(post),
                one.kind() == SubscriberKind.SYSTEM
                        ? new SystemEntry(one.name(), "ssl-server", one.domain())
                        : SystemEntry.NONE,
                X509Facts.encoded(handed.certificate()),
                new DeviceEntry(
                        (one.kind() == SubscriberKind.SYSTEM
                                        ? DeviceKind.HSM
                                        : DeviceKind.USB_TOKEN)
                                .name(),
                        handed.deviceNumber(),
                        "",
                        DAY.format(one.since()),
                        one.since().getYear() + "/BB-" + line,
                        ofABody ? "Văn bản giao quản lý số " + line + " (mẫu)" : ""));
    }

    private static Official official(DemoRoster.Post post) {
        var who = post.who();
        return new Official(
                new PersonEntry(
                        who.name(),
                        DAY.format(who.dateOfBirth()),
                        who.personalNumber(),
                        DAY.format(who.numberIssuedOn()),
                        who.numberIssuedBy(),
                        who.email(),
                        who.phone(),
                        DemoRegister.officialKind(post.body().kind()).name()),
                post.title(),
                DemoRegister.rank(post.title(), post.standing()).name(),
                DAY.format(DemoRegister.IN_FORCE),
                post.standing() == Standing.OTHER ? "" : "x",
                "");
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
