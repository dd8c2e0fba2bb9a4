package org.antin.houserules;

import org.w3c.dom.Element;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

/// What PIT reports of one run.
///
/// @param byPair the breaks of each pair of [ChosenBreaks], by its number
/// @param alwaysFails a test that fails with nothing broken, or nothing
record Breaks(Map<Integer, List<Break>> byPair, String alwaysFails) {

    /// @param noticedBy the test that failed, or nothing
    record Break(String what, String noticedBy) {}

    /// What became of the breaks in one class.
    ///
    /// @param reached how many were tried, all where the named tests come by
    /// @param killed how many made one of the named tests fail
    /// @param survivors the rest, each in a line
    record Fate(int reached, int killed, List<String> survivors) {}

    static Breaks read(Path report) throws Exception {
        var byPair = new LinkedHashMap<Integer, List<Break>>();
        var alwaysFails = "";
        var chosen = ChosenBreaks.read(report);
        var mutations =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(report.resolve("mutations.xml").toFile())
                        .getElementsByTagName("mutation");
        for (int i = 0; i < mutations.getLength(); i++) {
            var mutation = (Element) mutations.item(i);
            int pair =
                    chosen.get(
                            ChosenBreaks.name(
                                    text(mutation, "mutatedClass"),
                                    text(mutation, "mutatedMethod"),
                                    text(mutation, "methodDescription"),
                                    text(mutation, "index"),
                                    text(mutation, "mutator")));
            var by = text(mutation, "killingTest");
            if (pair < 0) alwaysFails = by;
            else {
                byPair.computeIfAbsent(pair, _ -> new ArrayList<>())
                        .add(new Break(what(mutation), by));
            }
        }
        return new Breaks(byPair, alwaysFails);
    }

    private static String what(Element mutation) {
        var status = mutation.getAttribute("status");
        return "`%s:%s` %s: %s%s"
                .formatted(
                        text(mutation, "sourceFile").replace(".java", ""),
                        text(mutation, "lineNumber"),
                        text(mutation, "mutatedMethod"),
                        text(mutation, "description"),
                        status.equals("SURVIVED") ? "" : " (" + status + ")");
    }

    Fate of(int pair) {
        var tried = byPair.getOrDefault(pair, List.of());
        var survivors =
                tried.stream().filter(one -> !noticed(one.noticedBy())).map(Break::what).toList();
        return new Fate(tried.size(), tried.size() - survivors.size(), survivors);
    }

    private boolean noticed(String test) {
        return !test.isEmpty() && !test.equals(alwaysFails);
    }

    private static String text(Element of, String tag) {
        var found = of.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
