package org.antin.search.web;

import org.antin.access.Acting;
import org.antin.access.Allowed;
import org.antin.search.SearchPart;
import org.antin.shell.Address;
import org.antin.shell.Asked;
import org.antin.shell.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

import java.util.Comparator;
import java.util.List;

/// The search box at the top of every page. D2.4: scope decides what each part finds.
@Controller
@Allowed(signedIn = true)
class SearchPages {
    private static final int LONGEST = 200;

    private final List<SearchPart> parts;

    SearchPages(List<SearchPart> parts) {
        this.parts = parts.stream().sorted(Comparator.comparingInt(SearchPart::place)).toList();
    }

    @GetMapping("/search")
    ModelAndView search(Reply reply) {
        var typed = Asked.words(reply.address());
        var words = typed.substring(0, Math.min(LONGEST, typed.length()));
        var hits = words.isEmpty() ? List.<SearchPart.Hits>of() : find(words);
        return reply.page(
                "search/SearchPage",
                new SearchPage(Address.of("/search").with("q", words), words, hits));
    }

    /// On all cores: six questions to the database, each a transaction of its own anyway, and
    /// somebody waits for the last.
    private List<SearchPart.Hits> find(String words) {
        var actor = Acting.now().orElseThrow();
        return parts.parallelStream()
                .map(part -> Acting.as(actor, () -> part.search(words)))
                .filter(found -> !found.table().rows().isEmpty())
                .toList();
    }
}
