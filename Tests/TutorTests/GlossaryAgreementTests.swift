import Annotations
import Files
import Lessons
import Testing

/// One term, one meaning: the glossary of the course says of its terms what :help says.
@Suite("The glossary of the course and of help")
struct GlossaryAgreementTests {
  @Test("a term of the course means what help says of it")
  func agreement() {
    let help = Dictionary(
      Annotator().glossary.map { ($0.name.lowercased(), $0.text) }, uniquingKeysWith: { first, _ in first })
    // Three checks in one entry, each of which help explains by itself.
    let terms = Glossary.builtIn.terms.filter { $0.forms.first != "SPF" }
    #expect(terms.count > 30)
    for term in terms {
      let name = term.forms.first ?? ""
      #expect(help[name.lowercased()] == term.meaning.replacing("`", with: ""), "\(name)")
    }
  }

  @Test("help has at least the terms of the course, and ninety in all")
  func size() {
    #expect(Annotator().glossary.count >= 90)
    for form in Glossary.builtIn.terms.flatMap(\.forms) { #expect(Annotator().help(form) != nil, "\(form)") }
  }

  @Test(
    "any word a person tries is known, in whatever form it is typed",
    arguments: [
      "greylisting", "greylisted", "TLSA", "dane", "DMARC", "LMTP", "backscatter", "MTA-STS", "open relays",
      "open-relay",
      "what is SPF?", "the MX record", "bounces", "NDR", "DSN", "null sender", "tarpit", "smarthost", "smart host",
      "reverse DNS", "rDNS", "PTR", "DNSBL", "RBL", "blocklist", "blacklist", "honeypot", "spam trap", "catch-all",
      "VERP",
      "SRS", "ARC", "BIMI", "MIME", "base64", "quoted-printable", "SNI", "STARTTLS", "SASL", "SCRAM", "XOAUTH2",
      "app password",
      "queue ID", "Message-ID", "Received", "Return-Path", "submission", "port 587", "port 465", "milter", "postmaster",
      "FQDN", "CRLF", "dot stuffing", "pipelining", "8BITMIME", "SMTPUTF8", "REQUIRETLS", "CHUNKING", "BDAT",
      "envelope",
    ])
  func tried(_ words: String) {
    #expect(Annotator().help(words) != nil)
  }
}
