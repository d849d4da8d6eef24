internal import SMTP

/// A parameter behind the path of MAIL or RCPT, which a server takes that lists its keyword.
struct MailParameter {
  let keyword: Extension.Keyword
  let verb: Verb
  /// How it is written: what ends in small letters is a value of one's own, `|` stands between values to choose from.
  let form: String

  private init(_ keyword: Extension.Keyword, _ verb: Verb, _ form: String) {
    self.keyword = keyword
    self.verb = verb
    self.form = form
  }

  private static let all = [
    Self(.size, .mail, "SIZE=octets"),  // RFC 1870, section 4
    Self(.eightBitMIME, .mail, "BODY=8BITMIME|7BIT"),  // RFC 6152, section 3
    Self(.smtpUTF8, .mail, "SMTPUTF8"),  // RFC 6531, section 3.4
    Self(.dsn, .mail, "RET=FULL|HDRS"),  // RFC 3461, section 4.3
    Self(.dsn, .mail, "ENVID=id"),  // RFC 3461, section 4.4
    Self(.dsn, .rcpt, "NOTIFY=NEVER|SUCCESS,FAILURE,DELAY"),  // RFC 3461, section 4.1
    Self(.dsn, .rcpt, "ORCPT=rfc822;address"),  // RFC 3461, section 4.2
  ]

  /// Those that may follow the path of a command, on a server with this list.
  static func offered(to verb: Verb, by extensions: ExtensionList?) -> [MailParameter] {
    all.filter { $0.verb == verb && extensions?[$0.keyword] != nil }
  }

  var name: Substring { form.prefix { $0 != "=" } }

  /// What may stand behind the equals sign; empty for a parameter without a value.
  var values: [Substring] { form.dropFirst(name.count + 1).split(separator: "|") }

  /// What can be typed of it without knowing a value of one's own: `SIZE=`, `BODY=8BITMIME`.
  var beginnings: [String] {
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
