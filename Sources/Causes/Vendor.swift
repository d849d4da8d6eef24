import Octets

/// Whose software or service is known to say a sentence, or what kind of check says it. It only breaks ties: a vendor's
/// words are recognised whoever says them.
package enum Vendor: String, CaseIterable, Sendable {
  // Software and services that name themselves.
  case exim = "Exim"
  case postfix = "Postfix"
  case sendmail = "Sendmail"
  case qmail
  case google = "Google"
  case microsoft = "Microsoft"
  case openSMTPD = "OpenSMTPD"
  case haraka = "Haraka"
  case yahoo = "Yahoo"
  case amazonSES = "Amazon SES"
  case tOnline = "T-Online"
  // Those that do not.
  case apple = "Apple"
  case cisco = "Cisco"
  case mimecast = "Mimecast"
  case proofpoint = "Proofpoint"
  case spamhaus = "Spamhaus"
  case stalwart = "Stalwart"
  case zoho = "Zoho"
  // Checks that many servers make.
  case dmarc = "DMARC"
  case dns = "DNS"
  case dnsbl = "DNSBL"
  case filter
  case greylist
  case mailbox
  case relay
  case spf = "SPF"
  case tls = "TLS"

  /// What it shows in its greeting, or in every reply, in lower case; none: it cannot be told from others.
  private var marks: [String] {
    switch self {
    case .exim: ["exim"]
    case .postfix: ["postfix"]
    case .sendmail: ["sendmail"]
    case .qmail: ["qmail"]
    case .google: ["gsmtp", "google"]
    case .microsoft: ["microsoft", "outlook.com", "office365", "exchangelabs", "protection.outlook"]
    case .openSMTPD: ["opensmtpd"]
    case .haraka: ["haraka"]
    case .yahoo: ["yahoo", "aol"]
    case .amazonSES: ["amazonses", "simpleemailservice", "amazonaws"]
    case .tOnline: ["t-online.de"]
    case .apple, .cisco, .mimecast, .proofpoint, .spamhaus, .stalwart, .zoho, .dmarc, .dns, .dnsbl, .filter, .greylist,
      .mailbox, .relay, .spf, .tls:
      []
    }
  }

  /// All of them: what in a host's name can tell whose it is.
  package static let hostMarks: [String] = allCases.flatMap(\.marks)

  /// By the greeting, the host's name, or the server's own words; an address it repeats does not count.
  /// - Parameters:
  ///   - banner: the first line of the greeting, `220` left out.
  ///   - host: the name the server was reached by.
  package func speaks(in heard: ClassifiedReply, banner: String?, host: String) -> Bool {
    let names = "\(banner ?? "") \(host)".utf8.prefix(512).asciiLowercased
    let words = heard.ownWords
    return marks.contains { names.contains(phrase: $0) || words.contains(phrase: $0) }
  }
}
