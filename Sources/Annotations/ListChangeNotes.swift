import SMTP

/// How an EHLO list differs from the one before it, keyword by keyword.
enum ListChangeNotes {
  /// Keywords that are explained; a hostile server may send thousands.
  private static let limit = 20

  private enum ListDifference {
    case new(Extension)
    case gone(Extension)
    case changed(from: Extension, to: Extension)
  }

  static func note(_ before: ExtensionList, _ after: ExtensionList, _ change: ListChange) -> Note {
    let all = differences(before, after)
    let shown = all.prefix(limit)
    let more = all.count > limit ? ["and \(all.count - limit) more keywords."] : []
    return Note(
      "ehlo.after-\(change.rawValue)", .information,
      all.isEmpty
        ? "After \(change.name) the list is the same as before"
        : "After \(change.name) the list differs in \(all.count.counted("keyword"))",
      (shown.map { sentence($0, change) } + more).joined(separator: "\n"),
      more: shown.compactMap(paragraph) + [about(change)],
      reference: change == .tls ? "RFC 3207, section 4.2" : "RFC 4954, section 4")
  }

  /// Another server's list, which was seen before.
  static func note(_ before: ExtensionList, of host: String, beside after: ExtensionList) -> Note {
    let all = differences(before, after)
    let name = Excerpt.short(host, limit: 20)
    let sentences = all.prefix(limit).map { difference in
      switch difference {
      case .new(let item): "+ \(quoted(item)): not offered there"
      case .gone(let item): "- \(quoted(item)): offered there only"
      case .changed(let from, let to):
        "~ \(Excerpt.short(to.keyword.rawValue, limit: 24)): \(parameters(from)) there, \(parameters(to)) here"
      }
    }
    return Note(
      "ehlo.beside-other", .information,
      all.isEmpty
        ? "The list is the same as that of \(name)"
        : "Compared with \(name) the list differs in \(all.count.counted("keyword"))",
      (sentences + (all.count > limit ? ["and \(all.count - limit) more keywords."] : [])).joined(separator: "\n"),
      more: all.prefix(limit).compactMap(paragraph), reference: "RFC 5321, section 4.1.1.1")
  }

  private static func differences(_ before: ExtensionList, _ after: ExtensionList) -> [ListDifference] {
    let (old, new) = (first(of: before), first(of: after))
    let gone = unique(before).compactMap { new[$0.keyword] == nil ? ListDifference.gone($0) : nil }
    return gone
      + unique(after).compactMap { item in
        guard let earlier = old[item.keyword] else { return .new(item) }
        return earlier.parameters == item.parameters ? nil : .changed(from: earlier, to: item)
      }
  }

  private static func first(of list: ExtensionList) -> [Extension.Keyword: Extension] {
    Dictionary(list.extensions.map { ($0.keyword, $0) }) { first, _ in first }
  }

  /// Each keyword once, with the parameters of its first line.
  private static func unique(_ list: ExtensionList) -> [Extension] {
    var seen: Set<Extension.Keyword> = []
    return list.extensions.filter { seen.insert($0.keyword).inserted }
  }

  private static func sentence(_ difference: ListDifference, _ change: ListChange) -> String {
    switch difference {
    case .new(let item): "+ \(quoted(item)): \(reason(new: item, change))"
    case .gone(let item): "- \(quoted(item)): \(reason(gone: item, change))"
    case .changed(let from, let to):
      "~ \(Excerpt.short(to.keyword.rawValue, limit: 24)): \(parameters(from)) before, \(parameters(to)) now"
    }
  }

  private static func reason(new item: Extension, _ change: ListChange) -> String {
    switch (item.keyword, change) {
    case (.auth, .tls): "login is offered only now that nobody can read the password"
    case (.startTLS, .tls): "odd: encryption is on already"
    default: "offered only now"
    }
  }

  private static func reason(gone item: Extension, _ change: ListChange) -> String {
    switch (item.keyword, change) {
    case (.startTLS, .tls): "encryption is on already"
    case (.auth, .login): "you are logged in already"
    case (.auth, .tls): "odd: login was offered in the clear, and no longer is"
    default: ExtensionTable.isMasked(item) ? "the keyword that something had overwritten" : "no longer offered"
    }
  }

  private static func paragraph(_ difference: ListDifference) -> String? {
    switch difference {
    case .new(let item), .changed(_, let item): ExtensionTable.paragraph(item)
    case .gone: nil
    }
  }

  private static func quoted(_ item: Extension) -> String { Excerpt.short(item.description, limit: 48) }

  private static func parameters(_ item: Extension) -> String {
    item.parameters.isEmpty ? "nothing" : Excerpt.short(item.parameters.joined(separator: " "), limit: 40)
  }

  private static func about(_ change: ListChange) -> String {
    switch change {
    case .tls:
      "The first list came in the clear: anyone along the path could have removed keywords, above all STARTTLS "
        + "and the better mechanisms of AUTH. Only the second list counts."
    case .login: "A server may offer more to clients it knows, for instance a larger SIZE."
    }
  }
}

/// After which step the server is asked for its list of extensions again.
package enum ListChange: String, Sendable, CaseIterable {
  /// STARTTLS: the list before came in the clear, and counts no longer (RFC 3207, section 4.2).
  case tls
  /// A login that was accepted (RFC 4954).
  case login

  var name: String {
    switch self {
    case .tls: "STARTTLS"
    case .login: "AUTH"
    }
  }
}
