/// The words that a reader should not meet in what the project says, and what to write instead.
package enum PlainEnglish {
  /// Each phrase with what to write instead.
  package static let avoided: [(phrase: String, plain: String)] = [
    ("behind", "after, following"), ("in front of", "before"), ("blanks", "spaces"), ("a blank", "a space"),
    ("stands", "is, says, appears"), ("lies", "is"), ("is no", "is not"), ("was no", "was not"),
    ("was none", "was not"),
    ("a mail", "a message"), ("mails", "messages"), ("reads along", "an eavesdropper"),
    ("read along", "an eavesdropper"),
    ("on the way", "along the path"), ("hand in", "submit"), ("hands in", "submits"), ("handed in", "submitted"),
    ("hand over", "transfer"), ("hands over", "transfers"), ("handed over", "transferred"), ("pass on", "relay"),
    ("passes on", "relays"), ("passed on", "relayed"), ("takes mail", "accepts mail"),
    ("takes no mail", "accepts no mail"),
    ("takes a login", "accepts logins"), ("hang up", "close the connection"), ("hangs up", "closes the connection"),
    ("hung up", "closed the connection"), ("clear text", "plaintext, in the clear"), ("after a 4", "after a 4xx reply"),
    ("after a 5", "after a 5xx reply"), ("receipt", "queue ID"), ("of the house", "local policy"),
    ("put off", "deferred"), ("turned away", "refused"), ("looks at you", "checks the client"), ("anew", "again"),
    ("mostly", "usually"),
    ("whoever sits", "anyone along the path"),
  ]

  /// What follows, or comes before, and makes a phrase right.
  private static let fine: [String: (before: Set<String>, after: Set<String>)] = [
    "stands": ([], ["for"]), "a blank": ([], ["line"]), "is no": (["there"], ["longer", "reason", "exception"]),
    "was no": (["there"], ["longer"]), "hand in": (["by"], []),
    "a mail": (
      [],
      [
        "server", "servers", "program", "programs", "user", "transfer", "filter", "system", "domain", "flow", "loop",
        "client", "gateway", "exchanger", "delivery", "submission", "log", "administrator", "host", "port", "provider",
        "header", "address", "carrier", "service",
      ]
    ),
  ]

  /// The phrases to avoid that a text contains, each with its plain words.
  package static func faults(in text: String) -> [String] {
    let words = text.lowercased().replacing("'s", with: "").split { !$0.isLetter && !$0.isNumber && $0 != "'" }
      .map(String.init)
    return words.indices.flatMap { index in
      (byFirstWord[words[index]] ?? []).compactMap { row in
        let end = index + row.words.count
        guard end <= words.count, Array(words[index..<end]) == row.words else { return nil }
        let fine = fine[row.phrase]
        // A text may be the second half of a sentence.
        if let before = fine?.before, !before.isEmpty, index == 0 || before.contains(words[index - 1]) { return nil }
        if end < words.count, fine?.after.contains(words[end]) == true { return nil }
        return "\"\(row.phrase)\" (better: \(row.plain)) in: \(text)"
      }
    }
  }

  private static let byFirstWord = Dictionary(
    grouping: avoided.map {
      (phrase: $0.phrase, words: $0.phrase.split(separator: " ").map(String.init), plain: $0.plain)
    },
    by: { $0.words[0] })
}
