package org.antin.search.web;

import org.antin.search.SearchPart.Hits;
import org.antin.shell.Address;

import java.util.List;

/// What templates/search/SearchPage.html shows.
///
/// @param address with the words asked for
/// @param words blank when nothing was asked
/// @param hits those with rows
record SearchPage(Address address, String words, List<Hits> hits) {}
