import SMTP
import Testing

@testable import World

@Suite("Local policy") struct HostPolicyTests {
  private static let world = PracticeWorld.standard
  private static let blocked = world.dns.adding(world.blockList.records(for: "127.25.93.13"))

  private static func policy(_ name: String, _ rules: Set<PolicyRule>? = nil) -> HostPolicy {
    var policy = HostPolicy(world.host(meantBy: name) ?? world.hosts[0])
    if let rules { policy.rules = rules }
    return policy
  }

  private static func path(_ text: String) -> ForwardPath {
    ForwardPath((try? Mailbox(text)) ?? Mailbox(localPart: text, domain: ""))
  }

  private static func transaction(from client: String, sender: String? = nil, hello: String = "x", user: String? = nil)
    -> MailTransaction
  {
    let path = sender.map { $0.isEmpty ? ReversePath.null : .mailbox(Self.path($0).mailbox) }
    return MailTransaction(
      envelope: Envelope(sender: path), hello: MailTransaction.Hello(name: hello, isExtended: true),
      clientAddress: client, user: user)
  }

  private static func mailbox(_ text: String) -> Mailbox { path(text).mailbox }

  @Test(
    "who may send to whom",
    arguments: [
      ("mx1", "127.25.90.1", "daffy@toontown.example", .local(mailbox("daffy@toontown.example"))),
      ("mx1", "127.25.90.1", "DAFFY@Toontown.Example", .local(mailbox("DAFFY@Toontown.Example"))),
      ("mx1", "127.25.90.1", "nobody@toontown.example", .unknownUser),
      ("mx1", "127.25.90.1", "postmaster@toontown.example", .local(mailbox("postmaster@toontown.example"))),
      ("mx1", "127.25.90.1", "postmaster", .local(mailbox("postmaster@toontown.example"))),
      ("mx1", "127.25.90.1", "alice@wonderland.example", .relayDenied),
      ("mx1", "127.25.90.1", "bob@example.org", .relayDenied),
      // A backup knows no users, and a gateway neither.
      ("mx2", "127.25.90.1", "nobody@toontown.example", .relayed(mailbox("nobody@toontown.example"))),
      ("gate", "127.25.90.1", "nobody@oz.example", .relayed(mailbox("nobody@oz.example"))),
      ("gate", "127.25.90.1", "alice@wonderland.example", .relayDenied),
      ("mx-b", "127.25.90.1", "nobody@bigmail.example", .unknownUser),
      // An open relay, and one for its own network.
      ("relay.", "127.25.92.8", "daffy@toontown.example", .relayed(mailbox("daffy@toontown.example"))),
      ("mail.acme", "127.25.4.25", "daffy@toontown.example", .relayed(mailbox("daffy@toontown.example"))),
      ("mail.acme", "127.25.90.1", "daffy@toontown.example", .relayDenied),
    ] as [(String, String, String, RecipientPolicy)])
  func recipients(_ host: String, _ client: String, _ recipient: String, _ expected: RecipientPolicy) {
    #expect(Self.policy(host).recipient(Self.path(recipient), in: Self.transaction(from: client)) == expected)
  }

  @Test("a login may send anywhere, and a closed relay relays for nobody else")
  func relaying() {
    let path = Self.path("daffy@toontown.example")
    let guest = Self.transaction(from: "127.25.90.1")
    #expect(Self.policy("relay.", []).recipient(path, in: guest) == .relayDenied)
    let user = Self.transaction(from: "127.25.90.1", user: "beep")
    #expect(Self.policy("relay.", []).recipient(path, in: user) == .relayed(path.mailbox))
  }

  @Test("a host that relays for its own senders believes the name alone")
  func localSender() {
    let path = Self.path("daffy@toontown.example")
    func decision(_ sender: String) -> RecipientPolicy {
      Self.policy("mail.acme", [.localSender]).recipient(
        path, in: Self.transaction(from: "127.25.92.8", sender: sender))
    }
    #expect(decision("wile@acme.example") == .relayed(path.mailbox))
    #expect(decision("elmer@toontown.example") == .relayDenied)
    #expect(decision("") == .relayDenied)
  }

  @Test(
    "what is refused, and by which rule alone",
    arguments: [
      (
        .helo, .hello("mx1.toontown.example"), "127.25.90.1", nil,
        .helloForged(name: "mx1.toontown.example", address: "127.25.90.1")
      ),
      (.helo, .hello("desk.study.example"), "127.25.90.1", nil, nil),
      (.helo, .hello("[127.25.90.1]"), "127.25.90.1", nil, nil),
      (.reverse, .sender(.null), "127.25.92.8", nil, .nameless(address: "127.25.92.8")),
      (.reverse, .sender(.null), "127.25.90.1", nil, nil),
      (
        .sender, .sender(.mailbox(mailbox("a@nowhere.oz.example"))), "127.25.90.1", nil,
        .senderDomainUnknown("nowhere.oz.example")
      ),
      (
        .sender, .sender(.mailbox(mailbox("a@study.example"))), "127.25.90.1", nil,
        .senderDomainUnknown("study.example")
      ),
      (.sender, .sender(.mailbox(mailbox("a@gmail.com"))), "127.25.90.1", nil, .senderDomainUnknown("gmail.com")),
      (
        .sender, .sender(.mailbox(mailbox("a@silent.example"))), "127.25.90.1", nil,
        .senderRefusesMail("silent.example")
      ),
      (.sender, .sender(.mailbox(mailbox("a@hermit.example"))), "127.25.90.1", nil, nil),
      (.sender, .sender(.null), "127.25.90.1", nil, nil),
      (
        .blocklist, .recipient(path("daffy@toontown.example")), "127.25.93.13", "a@oz.example",
        .listed(address: "127.25.93.13", zone: "bl.watchdog.example")
      ),
      (.blocklist, .recipient(path("daffy@toontown.example")), "127.25.90.1", "a@oz.example", nil),
      (
        .spf, .sender(.mailbox(mailbox("wile@acme.example"))), "127.25.92.8", nil,
        .spfFailed(domain: "acme.example", address: "127.25.92.8")
      ),
      (.spf, .sender(.mailbox(mailbox("wile@acme.example"))), "127.25.4.25", nil, nil),
      // ~all is no refusal.
      (.spf, .sender(.mailbox(mailbox("you@christian.net"))), "127.25.92.8", nil, nil),
      (
        .greylist, .recipient(path("alice@wonderland.example")), "127.25.90.1", "a@oz.example",
        .greylisted(seconds: 300)
      ),
    ] as [(PolicyRule, PolicyStep, String, String?, PolicyRefusal?)])
  func refusals(_ rule: PolicyRule, _ step: PolicyStep, _ client: String, _ sender: String?, _ expected: PolicyRefusal?)
  {
    let transaction = Self.transaction(from: client, sender: sender)
    func objection(_ rules: Set<PolicyRule>) -> PolicyRefusal? {
      var policy = Self.policy("mx.wonderland", rules)
      return policy.objection(
        to: step, in: transaction, dns: Self.blocked, blockList: Self.world.blockList.zone, now: 1_000_000)
    }
    #expect(objection([rule]) == expected)
    #expect(objection([]) == nil)
  }

  @Test("whoever may relay is not checked: a host trusts its own users and itself")
  func own() {
    var policy = Self.policy("mail.acme", Set(PolicyRule.allCases))
    for (client, user) in [("127.25.4.25", nil), ("127.25.4.1", nil), ("127.25.92.8", "wile")] as [(String, String?)] {
      let transaction = Self.transaction(from: client, sender: "a@nowhere.example", user: user)
      let refusal = policy.objection(
        to: .recipient(Self.path("a@acme.example")), in: transaction, dns: Self.blocked,
        blockList: Self.world.blockList.zone, now: 0)
      #expect(refusal == nil)
    }
  }

  @Test("greylisting defers the first try, and those that come too early or too late, but not one that waited")
  func greylist() {
    var list = Greylist()
    func delay(_ now: Int, _ recipient: String = "alice@wonderland.example", from client: String = "127.25.90.1")
      -> Int?
    {
      list.delay(for: Self.path(recipient), from: .null, at: client, now: now)
    }
    #expect(delay(1_000) == 300)
    #expect(delay(1_100) == 200)
    #expect(delay(1_299) == 1)
    #expect(delay(1_300) == nil)
    // Once known, it stays known.
    #expect(delay(9_000_000) == nil)
    #expect(delay(1_300, "rabbit@wonderland.example") == 300)
    #expect(delay(1_300, from: "127.25.90.2") == 300)
    #expect(delay(1_300 + 4 * 3_600, "rabbit@wonderland.example") == 300)
  }

  @Test("a rate counts the messages of an address within the last hour")
  func rate() {
    var rate = MessageRate()
    for minute in 0..<PolicyLimits.messagesAnHour { rate.count("127.25.90.1", now: minute * 60) }
    #expect(rate.isExceeded(by: "127.25.90.1", now: 300))
    #expect(!rate.isExceeded(by: "127.25.90.2", now: 300))
    #expect(!rate.isExceeded(by: "127.25.90.1", now: 3_600))
  }

  @Test(
    "a message is refused where its From: fails DMARC and the domain asks for that; otherwise the results are written",
    arguments: [
      ("127.25.92.8", "a@oz.example", "wile@acme.example", .dmarcFailed(domain: "acme.example"), []),
      (
        "127.25.4.25", "wile@acme.example", "wile@acme.example", nil,
        ["spf=pass smtp.mailfrom=acme.example", "dmarc=pass (p=reject) header.from=acme.example"]
      ),
      (
        "127.25.92.8", "a@oz.example", "granny@bigmail.example", nil,
        ["spf=none smtp.mailfrom=oz.example", "dmarc=fail (p=none) header.from=bigmail.example"]
      ),
      (
        "127.25.92.8", "a@oz.example", "a@oz.example", nil,
        ["spf=none smtp.mailfrom=oz.example", "dmarc=none header.from=oz.example"]
      ),
      ("127.25.92.8", "", "no address", nil, ["spf=none smtp.helo=x"]),
    ] as [(String, String, String, PolicyRefusal?, [String])])
  func messages(_ client: String, _ sender: String, _ from: String, _ refusal: PolicyRefusal?, _ results: [String]) {
    var policy = Self.policy("mx.wonderland")
    let finding = policy.examine(
      Array("From: \(from)\r\n\r\nHello\r\n".utf8), Self.transaction(from: client, sender: sender), dns: Self.world.dns,
      now: 0)
    #expect(finding == MessageFinding(refusal: refusal, results: results))
  }
}
