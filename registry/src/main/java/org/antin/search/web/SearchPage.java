package org.antin.search.web;

import org.antin.search.SearchPart.Hits;

import java.util.List;

/// What templates/search/SearchPage.html shows.
///
/// @param hits those with rows
record SearchPage(String words, List<Hits> hits) {}
