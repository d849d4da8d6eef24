import Foundation
import TestSupport
import Testing

extension WithoutTerminal {
  /// `smtp-tutor check` against a DNS, mail servers and a web server with every fault there is.
  @Suite("check", .serialized)
  struct CheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let domain: String
      let status: Int32
      /// What the picture has.
      let shown: [String]
      /// Findings, the worst first.
      let findings: [String]

      var testDescription: String { domain }

      init(_ domain: String, _ status: Int32, _ shown: [String], _ findings: [String]) {
        (self.domain, self.status, self.shown, self.findings) = (domain, status, shown, findings)
      }
    }

    private static let cases = [
      Case(
        "good.test", 0,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 DANE CA PTR",
          "c    127.0.0.12      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
        ], []),
      Case("nullmx.test", 69, [], ["mx.null"]),
      Case(
        "nullplus.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 DANE CA PTR",
        ], ["mx.null-and-others", "tlsrpt.missing"]),
      Case(
        "implicit.test", 1, ["a    127.0.0.13      220 EHLO STARTTLS- PTR-"],
        ["starttls.missing", "mx.implicit", "sts.no-record"]),
      Case("nomail.test", 69, [], ["mx.none"]),
      Case(
        "cnamemx.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 DANE CA PTR",
        ], ["mx.cname", "tlsrpt.missing"]),
      Case("ipmx.test", 69, [], ["mx.none", "mx.address"]),
      Case("dangling.test", 69, [], ["mx.none", "mx.dangling"]),
      Case(
        "v6only.test", 0, ["a    ::1             220 EHLO STARTTLS TLS1.3 CA- PTR"], ["cert.name", "sts.no-record"]),
      Case(
        "mismatch.test", 77, ["a    127.0.0.14      220 EHLO STARTTLS TLS1.3 DANE! CA PTR-"],
        ["dane.mismatch", "tlsrpt.missing"]),
      Case(
        "stale.test", 0, ["a    127.0.0.14      220 EHLO STARTTLS TLS1.3 DANE CA PTR-"],
        ["dane.stale-record", "tlsrpt.missing"]),
      Case(
        "unusable.test", 1, ["a    127.0.0.14      220 EHLO STARTTLS TLS1.3 DANE- CA PTR-"],
        ["dane.unusable", "tlsrpt.missing"]),
      Case(
        "tlsafail.test", 75, ["a    127.0.0.14      220 EHLO STARTTLS TLS1.3 DANE? CA- PTR-"], ["dane.lookup-failed"]),
      Case("bogus.test", 75, [], ["dns.bogus"]),
      Case(
        "plain.test", 69, ["a    127.0.0.15      554 5.7.1 mx.plain.test You are not welcome here"],
        ["greeting.554", "dane.insecure-mx", "sts.no-record"]),
      Case(
        "sts.test", 77, ["a    127.0.0.16      220 EHLO STARTTLS TLS1.3 CA PTR"],
        ["sts.host-not-listed", "tlsrpt.missing"]),
      Case(
        "testing.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.two-records", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "c1.chain.test", 0,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 DANE CA PTR",
        ], ["tlsrpt.missing"]),
      Case(
        "any.wild.chain.test", 0,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 DANE CA PTR",
        ], ["tlsrpt.missing"]),
      Case("many.test", 75, [], ["dns.servfail"]),
      Case("hostile.test", 69, [], ["mx.none", "mx.address"]),
      Case("nosuch.test", 68, [], ["dns.nxdomain"]),
      Case(
        "busy.test", 75, ["a    127.0.0.17      421 4.3.2 mx.busy.test Too busy, try later"],
        ["greeting.421", "sts.no-record"]),
      Case(
        "outdated.test", 0, ["a    127.0.0.18      220 EHLO STARTTLS TLS1.3 CA- PTR-"],
        ["cert.expired", "sts.no-record"]),
      Case(
        "selfsigned.test", 0, ["a    127.0.0.19      220 EHLO STARTTLS TLS1.3 CA- PTR-"],
        ["cert.authority", "sts.no-record"]),
      Case("masked.test", 1, ["a    127.0.0.20      220 EHLO STARTTLS- PTR-"], ["ehlo.masked", "sts.no-record"]),
      Case(
        "closed.test", 75, ["a    127.0.0.29      connection refused on port 25"], ["host.refused", "sts.no-record"]),
      Case(
        "web.test", 76, ["a    127.0.0.24      not SMTP: HTTP/1.1 400 Bad Request"], ["host.not-smtp", "sts.no-record"]),
      Case(
        "mixed.test", 1,
        [
          "a    127.0.0.29      connection refused on port 25",
          "b    127.0.0.12      220 EHLO STARTTLS TLS1.3 DANE CA PTR",
        ], ["host.refused", "tlsrpt.missing"]),
      Case(
        "stsok.test", 0,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "ststesting.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.host-not-listed", "dane.insecure-mx", "sts.testing", "tlsrpt.missing"]),
      Case(
        "stsdown.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.unreachable", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "sts404.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.status", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "stsmoved.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.redirect", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "stslong.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.too-large", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "stssyntax.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.syntax", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "stsname.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.certificate", "dane.insecure-mx", "tlsrpt.missing"]),
      Case(
        "stsrecord.test", 1,
        [
          "a    127.0.0.11      220 EHLO STARTTLS TLS1.3 CA PTR",
          "b    ::1             220 EHLO STARTTLS TLS1.3 CA PTR",
        ], ["sts.record", "dane.insecure-mx", "tlsrpt.missing"]),
    ]

    private static func check(_ domain: String, _ options: [String] = []) async throws -> Run {
      try await Tutor.run(["check", domain] + CheckWorld.shared().options + options)
    }

    private static func objects(_ run: Run) throws -> [[String: Any]] {
      let schema = try JSONSchema(path: Project.path("docs/json.schema.json"))
      return try run.lines.map { line in
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(schema.mistakes(in: object) == [], "\(line)")
        return object
      }
    }

    @Test("each domain has its picture and its status", arguments: cases)
    func picture(_ wanted: Case) async throws {
      let run = try await Self.check(wanted.domain)
      #expect(run.status == wanted.status)
      #expect(run.lines.last?.hasPrefix("# Outcome: ") == true)
      #expect(run.lines.last?.hasSuffix("; status \(wanted.status)") == true)
      for part in wanted.shown { #expect(run.outputText.contains(part), "\(part)") }
      for line in run.lines.dropLast() { #expect(line.utf8.count <= 74 && line.hasPrefix("#"), "\(line)") }
    }

    @Test("each domain has its findings in JSON", arguments: cases)
    func json(_ wanted: Case) async throws {
      let run = try await Self.check(wanted.domain, ["--json"])
      let objects = try Self.objects(run)
      #expect(objects.filter { $0["event"] as? String == "finding" }.map { $0["id"] as? String } == wanted.findings)
      #expect(objects.last?["event"] as? String == "outcome")
      #expect(objects.last?["status"] as? Int == Int(wanted.status))
    }

    /// The words after `check --me`, the status, what the picture has, and the findings.
    private static let senders: [(words: [String], status: Int32, shown: [String], findings: [String])] = [
      (
        ["127.0.0.11", "--from", "ann@good.test", "--helo", "mx1.good.test", "--dnsbl", "bl.test"], 0,
        [
          "Name      mx1.good.test, which leads back", "SPF       pass, at the term mx",
          "DMARC     p=reject; passes by SPF", "bl.test: not listed",
        ],
        []
      ),
      (
        ["127.0.0.14", "--from", "ann@good.test", "--dnsbl", "bl.test", "--dnsbl", "good.test"], 1,
        [
          "Name      none (no PTR)", "SPF       fail, at the term -all", "bl.test: listed (127.0.0.4)",
          "https://bl.test/?ip=127.0.0.14",
        ],
        ["me.no-ptr", "me.listed", "me.spf-fail", "me.dkim-needed", "me.list-unusable"]
      ),
      (
        ["127.0.0.13", "--from", "ann@hostile.test", "--helo", "nowhere.test"], 1,
        ["elsewhere.example, which does not lead"],
        ["me.ptr-not-confirmed", "me.spf-error", "me.helo-unknown", "me.no-dmarc"]
      ),
      (
        ["--from", "ann@good.test", "--helo", "mx1.good.test"], 1,
        ["Address   127.0.0.1, as mx1.good.test saw it", "EHLO      mx1.good.test, which leads to 127.0.0.11"],
        ["me.no-ptr", "me.spf-fail", "me.dkim-needed", "me.helo-elsewhere"]
      ),
      (
        ["::1", "--from", "ann@good.test", "--helo", "mx1.good.test"], 0,
        ["EHLO      mx1.good.test, which leads to it"], []
      ),
    ]

    @Test("the sender's side has its picture, its status and its findings", arguments: senders.indices)
    func me(_ index: Int) async throws {
      let (words, status, shown, findings) = Self.senders[index]
      let run = try await Tutor.run(["check", "--me"] + words + CheckWorld.shared().options)
      let json = try await Tutor.run(["check", "--me", "--json"] + words + CheckWorld.shared().options)
      let objects = try Self.objects(json)
      #expect(objects.count { $0["event"] as? String == "sender" } == 1)
      #expect(run.status == status && json.status == status, "\(run.outputText)")
      for part in shown { #expect(run.outputText.contains(part), "\(part) in \(run.outputText)") }
      for line in run.lines.dropLast() { #expect(line.utf8.count <= 74 && line.hasPrefix("#"), "\(line)") }
      #expect(objects.filter { $0["event"] as? String == "finding" }.map { $0["id"] as? String } == findings)
    }

    @Test("what is tried besides is told, and an open relay is found; nothing is tried by itself")
    func trials() async throws {
      let tried = try await Self.check("sts.test", ["--try", "vrfy,postmaster,relay=you@elsewhere.example"])
      #expect(tried.outputText.contains("tried relay: 250, 250 (accepted)") && tried.outputText.contains("open relay"))
      let closed = try await Self.check("good.test", ["--try", "vrfy,postmaster,relay=you@elsewhere.example"])
      #expect(closed.status == 0 && closed.outputText.contains("tried relay: 250, 554 (refused)"))
      let json = try await Self.check("good.test", ["--try", "vrfy", "--json"])
      let rows = try Self.objects(json).filter { $0["event"] as? String == "row" }
      #expect(rows.allSatisfy { ($0["trials"] as? [[String: Any]])?.count == 1 })
      #expect(try await !Self.check("sts.test").outputText.contains("open relay"))
    }

    @Test(
      "what is wrong on the command line is told, and nothing is looked up",
      arguments: [
        ["good.test", "--from", "a@b.test"], ["good.test", "--dnsbl", "bl.test"], ["--me", "good.test"],
        ["--me", "--from", "ann"], ["--me", "--dnsbl", "x"], ["--me", "--try", "vrfy"], ["good.test", "--try", "all"],
        ["good.test", "--try", "relay=x"], ["good.test", "--try", "relay=a@good.test"],
        ["[192.0.2.1]", "--try", "postmaster"],
      ])
    func mistakes(_ words: [String]) async throws {
      let run = try await Tutor.run(["check"] + words)
      #expect(run.status == 64 && run.outputText == "", "\(words)")
      #expect(run.errorText.hasPrefix("Error: "))
    }

    @Test("what the name service withholds is held back, and told")
    func names() async throws {
      for domain in ["lame.test", "refused.test", "loop1.chain.test", "timeout.test", "expired.test"] {
        let run = try await Self.check(domain)
        #expect(run.status == 75, "\(domain)")
        #expect(run.outputText.contains("# MX        not known: "), "\(domain)")
      }
    }

    @Test("a server that says nothing is told from one that is busy and one that hangs up")
    func equals() async throws {
      let run = try await Self.check("equal.test", ["--timeout", "2"])
      #expect(run.status == 75)
      for part in ["silence on port 25", "closed without a reply", "421 4.3.2 a.equal.test", "random order"] {
        #expect(run.outputText.contains(part), "\(part)")
      }
    }

    @Test("of a hundred and twenty hosts some are shown, and the rest is counted")
    func manyHosts() async throws {
      let run = try await Self.check("huge.test")
      #expect(run.status == 69)
      #expect(run.outputText.contains("120 hosts") || run.outputText.contains("and 104 more hosts"))
      #expect(run.lines.count < 60)
    }

    @Test("a resolver that takes the signatures away, one that is silent, and a key that does not fit are told apart")
    func resolvers() async throws {
      let world = try CheckWorld.shared()
      let rest = [
        "--ca-file", world.authority, "--connect-to", ":25::\(world.mail)", "--connect-to", ":443::\(world.web)",
      ]
      for (port, anchor, dnssec) in [
        (world.dns, world.anchor, "validated"), (world.strip, world.anchor, "stripped"),
        (world.dns, world.oldAnchor, "old-anchor"),
      ] {
        let run = try await Tutor.run(
          ["check", "good.test", "--json", "--resolver", "127.0.0.1:\(port)", "--trust-anchor", anchor] + rest)
        let check = try Self.objects(run).first { $0["event"] as? String == "check" }
        #expect(check?["dnssec"] as? String == dnssec)
      }
      let silent = try await Tutor.run(
        ["check", "good.test", "--resolver", "127.0.0.1:\(world.silent)", "--trust-anchor", world.anchor] + rest)
      #expect(silent.status == 75)
      #expect(silent.outputText.contains("no answer from the name service"))
    }

    @Test("one host, and one address")
    func oneHost() async throws {
      let host = try await Self.check("mx1.good.test:25")
      #expect(host.status == 0)
      #expect(host.outputText.contains("DANE (TLSA) by the host") && !host.outputText.contains("# MX  "))
      let address = try await Self.check("[127.0.0.15]")
      #expect(address.status == 69)
      #expect(address.outputText.contains("554 5.7.1"))
    }

    @Test("advice counts where it is to count")
    func strict() async throws {
      #expect(try await Self.check("stale.test").status == 0)
      #expect(try await Self.check("stale.test", ["--strict"]).status == 1)
      #expect(try await Self.check("good.test", ["--strict"]).status == 0)
    }

    /// The practice world is looked at without a name service, and without a network.
    @Test(
      "the domains of the practice world",
      arguments: [
        ([], 0, "220 EHLO STARTTLS TLS1.3 CA PTR", "sts.no-record"),
        (["toontown.example"], 0, "220 EHLO STARTTLS TLS1.3 CA PTR", "sts.no-record"),
        (["wonderland.example"], 0, "MTA-STS: enforce, names the host", "tlsrpt.missing"),
        (["mirage.example"], 1, "an alias of hermit.example", "mx.cname"),
        (["neverland.example"], 77, "220 EHLO STARTTLS TLS1.3 DANE! CA PTR", "dane.mismatch"),
        (["oz.example"], 77, "not in the MTA-STS policy", "sts.host-not-listed"),
        (["silent.example"], 69, "(null MX), signed by DNSSEC", "mx.null"),
        (["nobody.example"], 68, "no such domain", "dns.nxdomain"),
      ] as [([String], Int32, String, String)])
    func practice(_ words: [String], _ status: Int32, _ shown: String, _ id: String) async throws {
      // Nobody answers there: a question that left the program would be noticed.
      let elsewhere = words == ["nobody.example"] ? try CheckWorld.shared().options : ["--resolver", "127.0.0.1:9"]
      let run = try await Tutor.run(["check"] + words + elsewhere)
      #expect(run.status == status, "\(run.outputText)")
      #expect(run.outputText.contains(shown), "\(run.outputText)")
      let json = try await Tutor.run(["check", "--json"] + words + elsewhere)
      #expect(json.outputText.contains("\"id\":\"\(id)\""), "\(json.outputText)")
    }

    @Test("--mx opens a session with the first host that answers")
    func exchanger() async throws {
      let world = try CheckWorld.shared()
      let options = [
        "--resolver", "127.0.0.1:\(world.dns)", "--trust-anchor", world.anchor, "--ca-file", world.authority,
        "-p", "\(world.mail)", "--notes", "off", "--starttls",
      ]
      let run = try await Tutor.run(["--mx", "mixed.test"] + options, input: ":tls\nQUIT\n")
      #expect(run.outputText.contains("MX 10 mx.mixed.test (127.0.0.29)"), "\(run.outputText)")
      #expect(run.outputText.contains("MX 20 mx2.good.test (127.0.0.12; DANE)"))
      #expect(run.outputText.contains("S: 220 mx2.good.test ESMTP"))
      // The name and the records are those of the host, not of its address.
      #expect(run.outputText.contains("verified: this is mx2.good.test"))
      #expect(run.outputText.split(separator: "\n").contains { $0.contains("(DANE): ") && $0.contains("match") })
      for (domain, status) in [
        ("nullmx.test", Int32(69)), ("nowhere.test", 68), ("dangling.test", 69), ("lame.test", 75),
      ] {
        let none = try await Tutor.run(["--mx", domain] + options, input: "QUIT\n")
        #expect(none.status == status, "\(domain): \(none.outputText)")
        #expect(!none.outputText.contains("S: "))
      }
    }

    @Test("--mx in the practice world needs no network")
    func practiceExchanger() async throws {
      let run = try await Tutor.run(
        ["--mx", "toontown.example", "--resolver", "127.0.0.1:9", "--notes", "off"], input: "QUIT\n")
      #expect(run.outputText.contains("S: 220 mx1.toontown.example ESMTP Postfix"), "\(run.outputText)")
      #expect(run.status == 0)
      for words in [["--mx", "toontown.example", "mx.test"], ["--mx", "mx.test:25"], ["--mx", "a.test", "--tls"]] {
        #expect(try await Tutor.run(words, input: "").status == 64, "\(words)")
      }
    }

    @Test("what cannot be used is said before anybody is asked")
    func unusable() async throws {
      for (options, status, words) in [
        (["--trust-anchor", "/nowhere/root.key"], Int32(66), "/nowhere/root.key"),
        (["--ca-file", "/nowhere/ca.pem"], 66, "/nowhere/ca.pem"), (["--resolver", "nobody"], 64, "--resolver nobody"),
      ] {
        let run = try await Tutor.run(["check", "good.test"] + options)
        #expect(run.status == status)
        #expect((run.outputText + run.errorText).contains(words))
      }
      for words in [
        ["b\u{fc}cher.test"], ["you@good.test"], ["a.test", "b.test"], ["a.test", "--connect-to", "x"],
      ] {
        #expect(try await Tutor.run(["check"] + words).status == 64, "\(words)")
      }
    }
  }
}
