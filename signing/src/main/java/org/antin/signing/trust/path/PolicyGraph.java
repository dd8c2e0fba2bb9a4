package org.antin.signing.trust.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which policies hold along a path: RFC 5280's valid_policy_tree as the graph of RFC 9618. A level
/// has one node for each policy, so it never grows beyond what the certificates themselves list,
/// where the tree could double at every certificate.
final class PolicyGraph {
    static final String ANY = "2.5.29.32.0";

    private static final class Node {
        final String policy;
        final List<Node> parents;
        Set<String> expected;

        Node(String policy, List<Node> parents, Set<String> expected) {
            this.policy = policy;
            this.parents = parents;
            this.expected = expected;
        }
    }

    private final List<Map<String, Node>> levels = new ArrayList<>();

    /// RFC 5280 6.1.2 (a): any policy at the start.
    PolicyGraph() {
        levels.add(Map.of(ANY, new Node(ANY, List.of(), Set.of(ANY))));
    }

    /// RFC 5280's "NULL": no policy holds any more. A level without nodes leaves all above it
    /// without children.
    boolean isEmpty() {
        return levels.getLast().isEmpty();
    }

    /// Goes on to the next certificate, RFC 5280 6.1.3 (d) and (e) as updated by RFC 9618 5.4.
    ///
    /// @param policies what the certificate lists; null when it lists nothing
    /// @param anyCounts whether its anyPolicy may be taken at its word
    void descend(@Nullable Set<String> policies, boolean anyCounts) {
        var level = new LinkedHashMap<String, Node>();
        Map<String, Node> above = levels.getLast();
        if (policies != null) {
            Map<String, List<Node>> expecting = expecting(above);
            Node any = above.get(ANY);
            for (String policy : policies) {
                if (policy.equals(ANY)) continue;
                List<Node> parents = expecting.get(policy);
                // (d)(1)(i), else (d)(1)(ii)
                if (parents == null && any != null) parents = List.of(any);
                if (parents != null) level.put(policy, new Node(policy, parents, Set.of(policy)));
            }
            if (policies.contains(ANY) && anyCounts) { // (d)(2)
                expecting.forEach(
                        (policy, parents) ->
                                level.computeIfAbsent(
                                        policy, p -> new Node(p, parents, Set.of(p))));
            }
        }
        levels.add(level);
    }

    private static Map<String, List<Node>> expecting(Map<String, Node> level) {
        var found = new LinkedHashMap<String, List<Node>>();
        for (Node node : level.values()) {
            for (String policy : node.expected) {
                found.computeIfAbsent(policy, _ -> new ArrayList<>()).add(node);
            }
        }
        return found;
    }

    /// RFC 5280 6.1.4 (b): what the issuer's policies are called further down.
    ///
    /// @param mappings issuer's policy to subject's policies, none of them anyPolicy
    /// @param allowed whether mapping may still be done; else what is mapped is lost
    void map(Map<String, Set<String>> mappings, boolean allowed) {
        Map<String, Node> level = levels.getLast();
        if (!allowed) {
            level.keySet().removeAll(mappings.keySet());
            return;
        }
        Node any = level.get(ANY);
        mappings.forEach(
                (policy, mapped) -> {
                    Node node = level.get(policy);
                    if (node != null) node.expected = mapped;
                    else if (any != null) level.put(policy, new Node(policy, any.parents, mapped));
                });
    }

    /// RFC 5280 6.1.5 (g), RFC 9618 5.6: the user-constrained policies, in the words of the
    /// anchor's domain.
    ///
    /// @param accepted user-initial-policy-set
    Set<String> holding(Set<String> accepted) {
        Set<String> vouched = vouched();
        if (accepted.contains(ANY)) return vouched;
        if (vouched.contains(ANY)) return accepted;
        var both = new HashSet<>(vouched);
        both.retainAll(accepted);
        return both;
    }

    /// Policies first named under an anyPolicy that lead down to the last certificate.
    private Set<String> vouched() {
        var vouched = new HashSet<String>();
        if (levels.getLast().containsKey(ANY)) vouched.add(ANY);
        Map<Node, Boolean> alive = new IdentityHashMap<>();
        for (Node node : levels.getLast().values()) alive.put(node, true);
        for (int depth = levels.size() - 1; depth > 0; depth--) {
            for (Node node : levels.get(depth).values()) {
                if (!alive.containsKey(node)) continue;
                for (Node parent : node.parents) {
                    alive.put(parent, true);
                    if (parent.policy.equals(ANY) && !node.policy.equals(ANY)) {
                        vouched.add(node.policy);
                    }
                }
            }
        }
        return vouched;
    }

    /// How many nodes it keeps; for tests of its bounds.
    int size() {
        return levels.stream().mapToInt(Map::size).sum();
    }

    /// RFC 5280 4.2.1.5 pairs, gathered by the issuer's policy.
    static Map<String, Set<String>> gather(List<Map.Entry<String, String>> pairs) {
        var gathered = new HashMap<String, Set<String>>();
        for (var pair : pairs) {
            gathered.computeIfAbsent(pair.getKey(), _ -> new HashSet<>()).add(pair.getValue());
        }
        return gathered;
    }
}
