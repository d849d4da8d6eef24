package import SMTP

/// A parameter that may follow the path of MAIL or RCPT on a server that lists its keyword (RFC 5321, section 4.1.2).
package struct MailParameter: Equatable, Sendable {
  package let verb: Verb
  /// How it is written: what ends in small letters is a value of one's own, `|` separates values to choose from.
  package let form: String

  static func mail(_ form: String) -> MailParameter { MailParameter(verb: .mail, form: form) }
  static func rcpt(_ form: String) -> MailParameter { MailParameter(verb: .rcpt, form: form) }

  /// Those that may follow the path of a command, on a server with this list: in the order of the table.
  package static func offered(to verb: Verb, by extensions: ExtensionList?) -> [MailParameter] {
    guard let extensions else { return [] }
    return ExtensionTable.list.filter { row in
      row.keywords.contains { extensions[Extension.Keyword(rawValue: $0)] != nil }
    }.flatMap(\.parameters).filter { $0.verb == verb }
  }

  package var name: Substring { form.prefix { $0 != "=" } }

  /// What may follow the equals sign; empty for a parameter without a value.
  package var values: [Substring] { form.dropFirst(name.count + 1).split(separator: "|") }

  /// What can be typed of it without knowing a value of one's own: `SIZE=`, `BODY=8BITMIME`.
  package var beginnings: [String] {
    values.isEmpty ? [form] : values.map { "\(name)=\($0.trimmingSmallLetters)" }
  }
}

extension Substring {
  fileprivate var trimmingSmallLetters: Substring {
    var rest = self
    while rest.last?.isLowercase == true { rest.removeLast() }
    return rest
  }
}
