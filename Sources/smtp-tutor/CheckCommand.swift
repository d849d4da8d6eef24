import ArgumentParser
import Checking
import Events
import Network
import Sessions
import Terminal
import Tutor

/// How mail for a domain arrives.
struct CheckCommand: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "How mail for a domain is delivered: its hosts, its promises (DANE, MTA-STS), what breaks, how to fix it.",
    usage: """
      smtp-tutor check [DOMAIN] | HOST:PORT | [ADDRESS] [OPTIONS]
      smtp-tutor check --me [ADDRESS] [--from ADDRESS] [--dnsbl ZONE] [OPTIONS]
      """,
    discussion: """
      It asks the name service what a sending server asks, connects to every address of every host, says EHLO, \
      STARTTLS, EHLO and QUIT there, and shows what becomes of the mail. No message is sent. Without DOMAIN, and for \
      the domains of the practice world, no network is needed. HOST:PORT and [ADDRESS] look at one server only. --me \
      looks the other way: at the machine that sends your mail, as servers see it. The status is 0 if mail is \
      delivered as promised, 1 if something is broken for some senders, 68 if there is no such domain, 69 if mail is \
      refused, 75 if it is held back or nothing is known, 76 if what answers is not SMTP, and 77 if a promise is \
      broken.
      """)

  @Argument(help: "A domain, a host with its port, or an address in brackets.")
  var target: [String] = []

  @Flag(help: "The machine that sends your mail, this one or the one at ADDRESS, as other servers see it.")
  var me = false

  @Option(
    help: ArgumentHelp("With --me: the sender, whose domain is asked for SPF and DMARC.", valueName: "address"))
  var from: String?

  @Option(
    name: .customLong("dnsbl"),
    help: ArgumentHelp("With --me: is the address on this block list? May be repeated.", valueName: "zone"))
  var lists: [String] = []

  @Option(
    name: .customLong("try"),
    help: ArgumentHelp(
      "Try these, too: vrfy, postmaster, relay=ADDRESS (of your own, elsewhere). No message is sent.", valueName: "list"
    ))
  var trials: String?

  @Option(
    name: .customLong("resolver"),
    help: ArgumentHelp(
      "Ask this name server, ADDRESS or ADDRESS:PORT, or start at the roots; may be repeated.", valueName: "ip|roots"))
  var resolvers: [String] = []

  @Option(help: ArgumentHelp("The keys of the DNS root, by which DNSSEC is judged.", valueName: "file"))
  var trustAnchor: String?

  @Option(
    name: .customLong("connect-to"),
    help: ArgumentHelp(
      "HOST:PORT:ADDRESS:PORT, as curl has it: connect to another machine in place of one; may be repeated.",
      valueName: "place"))
  var connectTo: [String] = []

  @Option(help: ArgumentHelp("The name to greet with; otherwise this machine's.", valueName: "name"))
  var helo: String?

  @Flag(name: .customShort("4"), help: "Only IPv4.")
  var ipv4 = false

  @Flag(name: .customShort("6"), help: "Only IPv6.")
  var ipv6 = false

  @Option(help: ArgumentHelp("Connect from this address of this machine.", valueName: "ip"))
  var source: String?

  @Option(help: ArgumentHelp("How long to wait for a connection, and for each reply.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("Trust the authorities in this PEM file instead of the system's.", valueName: "file"))
  var caFile: String?

  @Option(help: ArgumentHelp("Warn of a certificate with fewer days left.", valueName: "days"))
  var warnDays = 14

  @Flag(help: "Advice counts, too: the status is 1 if there is any.")
  var strict = false

  @Flag(help: "Look at every address, not only at the first \(CheckOptions.mostAddresses).")
  var all = false

  @Option(
    help: ArgumentHelp("How much to show: full explains every row, off shows findings only.", valueName: "level"))
  var notes = NotesLevel.brief

  @Option(help: ArgumentHelp("When to use colour; auto by default.", valueName: "when"))
  var color: ColorChoice?

  @Flag(help: "For a screen reader: each row a sentence, no colour.")
  var plain = false

  @Flag(help: "For programs: one JSON object per line.")
  var json = false

  func validate() throws {
    try SessionOptions.validate(ipv4: ipv4, ipv6: ipv6, timeout: timeout)
    guard (0...3_650).contains(warnDays) else {
      throw ValidationError("--warn-days needs a number of days, up to 3650.")
    }
    let isWord = helo?.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ?? true
    guard isWord, helo != "" else { throw ValidationError("--helo needs one word: the name to greet with.") }
    _ = try places()
    guard target.count < 2 else { throw ValidationError("One domain at a time.") }
    guard me || (from == nil && lists.isEmpty) else { throw ValidationError("--from and --dnsbl belong to --me.") }
    guard !me || trials == nil else {
      throw ValidationError("--try belongs to the check of a domain or a host: --me connects to no stranger.")
    }
    do throws(CheckTarget.Mistake) { _ = try request() } catch { throw ValidationError(visible(error.words)) }
  }

  private func request() throws(CheckTarget.Mistake) -> CheckRequest {
    me
      ? try .sender(target.first, from: from, lists: lists, hello: helo)
      : try .read(target.first ?? Session.practiceDomain, trials: trials)
  }

  private func places() throws -> [ConnectTo] {
    try connectTo.map { text in
      guard let place = ConnectTo(text) else {
        throw ValidationError(
          "--connect-to \(visible(text)): give HOST:PORT:ADDRESS:PORT; each part may be empty, and an address with colons "
            + "needs brackets: mx1.example.org:25:[2001:db8::7]:25")
      }
      return place
    }
  }

  func perform() async throws -> ExitStatus {
    var settings = Settings()
    ConfigurationFile.read(into: &settings, .all)
    if let color { settings.color = color }
    settings.notes = notes
    settings.plain = plain
    settings.json = json
    settings.family = ipv4 ? .ipv4 : ipv6 ? .ipv6 : settings.family
    if let source { settings.source = source }
    if let timeout { settings.timeout = timeout }
    if let helo { settings.helo = helo }
    (settings.resolvers, settings.trustAnchor) = (resolvers, trustAnchor)
    if let caFile { settings.tls.authorities = caFile }
    var check = CheckOptions()
    check.connectTo = try places()
    check.warnDays = warnDays
    if all { check.addressLimit = .max }
    check.family = settings.family
    return await Program.check(
      try request(), options: check, isStrict: strict, settings: settings)
  }
}
