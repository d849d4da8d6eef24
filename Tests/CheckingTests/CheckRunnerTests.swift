import Delivery
import Names
import Network
import Octets
import SMTP
import Synchronization
import Testing

@testable import Checking

@MainActor @Suite struct CheckRunnerTests {
  private let domain = MadeReport.name("good.test")

  private func table(hosts: [String: [String]]) -> [DNSQuestion: [RecordData]] {
    var table: [DNSQuestion: [RecordData]] = [:]
    for (index, host) in hosts.keys.sorted().enumerated() {
      let name = MadeReport.name(host)
      table[DNSQuestion(domain, .mx), default: []].append(.mx(preference: index * 10, host: name))
      for text in hosts[host] ?? [] {
        let address = MadeReport.address(text)
        table[DNSQuestion(name, address.isIPv6 ? .aaaa : .a), default: []].append(.address(address))
      }
    }
    return table
  }

  private func services(_ names: ScriptedNames, _ probes: ScriptedProbes) -> CheckServices {
    CheckServices(
      names: names, probe: { await probes.look($0) },
      policy: { place, _, _ in .policy(STSPolicy(mode: .testing, hosts: [], maxAge: 1), id: place.id) },
      isUp: { _, ports in (port: ports[0], milliseconds: 2) })
  }

  private nonisolated static func greeted(_ visit: inout Visit) {
    (visit.reached, visit.milliseconds) = (.hello, 5)
    (visit.greeting, visit.hello) = (Reply(.serviceReady, ["hi"]), Reply(.ok, ["hi"]))
  }

  @Test func everyAddressIsLookedAtOnce() async {
    var table = table(hosts: [
      "mx1.good.test": ["192.0.2.1", "2001:db8::1"], "mx2.good.test": ["192.0.2.2", "198.51.100.1"],
    ])
    let address = MadeReport.address("192.0.2.1")
    let name = MadeReport.name("mx1.good.test")
    table[DNSQuestion(address.reverseName, .ptr)] = [.ptr(name)]
    table[DNSQuestion(MadeReport.address("192.0.2.2").reverseName, .ptr)] = [.ptr(MadeReport.name("else.test"))]
    let names = ScriptedNames(table)
    let probes = ScriptedProbes { Self.greeted(&$0) }
    let report = await CheckRunner(ScriptedSurvey(domain), services: services(names, probes), options: CheckOptions())
      .run()
    #expect(report.visits.map(\.address.description) == ["192.0.2.1", "2001:db8::1", "192.0.2.2", "198.51.100.1"])
    #expect(report.visits.map(\.host) == [0, 0, 1, 1])
    #expect(report.visits.allSatisfy { $0.reached == .hello })
    #expect(probes.state.targets.count == 4)
    #expect(!probes.state.isNetworkTwice && (2...3).contains(probes.state.mostAtOnce))
    #expect(report.visits[0].reverse == .names([name], confirmed: true))
    #expect(report.visits[1].reverse == .none)
    #expect(report.visits[2].reverse == .names([MadeReport.name("else.test")], confirmed: false))
    #expect(report.otherPort == nil)
    #expect(Set(names.questions).count == names.questions.count - 1)  // mx1's address is asked for its PTR once more
  }

  @Test func sixteenAddressesAndNoMore() async {
    let addresses = (1...20).map { "192.0.2.\($0)" }
    let names = ScriptedNames(table(hosts: ["mx.good.test": addresses]))
    let probes = ScriptedProbes { Self.greeted(&$0) }
    let report = await CheckRunner(ScriptedSurvey(domain), services: services(names, probes), options: CheckOptions())
      .run()
    #expect(report.visits.count == 16 && report.notVisited.count == 4)
    var options = CheckOptions()
    options.addressLimit = .max
    let all = await CheckRunner(ScriptedSurvey(domain), services: services(names, probes), options: options).run()
    #expect(all.visits.count == 20 && all.notVisited.isEmpty)
    #expect(!probes.state.isNetworkTwice)
  }

  @Test func theWayIsChangedAndTheNameIsNot() async throws {
    let names = ScriptedNames(table(hosts: ["mx.good.test": ["192.0.2.1"]]))
    let probes = ScriptedProbes { Self.greeted(&$0) }
    var options = CheckOptions()
    options.connectTo = [try #require(ConnectTo("mx.good.test:25:198.51.100.9:2525"))]
    let report = await CheckRunner(ScriptedSurvey(domain), services: services(names, probes), options: options).run()
    #expect(report.visits.map(\.address) == [MadeReport.address("198.51.100.9")])
    #expect(probes.state.targets.map(\.port) == [2525])
    #expect(probes.state.targets.map(\.name) == [MadeReport.name("mx.good.test")])
  }

  @Test func policyIsFetchedWhereOneIsAnnounced() async {
    let names = ScriptedNames(table(hosts: ["mx.good.test": ["192.0.2.1"]]))
    let probes = ScriptedProbes { Self.greeted(&$0) }
    var survey = ScriptedSurvey(domain)
    survey.policy = PolicyPlace(host: MadeReport.name("mta-sts.good.test"), addresses: [], id: "7")
    let report = await CheckRunner(survey, services: services(names, probes), options: CheckOptions()).run()
    #expect(report.policies.sts == .policy(STSPolicy(mode: .testing, hosts: [], maxAge: 1), id: "7"))
  }

  @Test func port25IsLookedIntoWhereItIsSilentEverywhere() async {
    let names = ScriptedNames(table(hosts: ["mx.good.test": ["192.0.2.1", "2001:db8::1"]]))
    let probes = ScriptedProbes { visit in
      visit.failure = visit.address.isIPv6 ? .unreachable("no IPv6") : .silent(seconds: 10)
    }
    var announced: [String] = []
    let report = await CheckRunner(
      ScriptedSurvey(domain), services: services(names, probes), options: CheckOptions(),
      announce: { announced.append($0) }
    ).run()
    #expect(report.otherPort == PortEvidence(address: MadeReport.address("192.0.2.1"), port: 587, milliseconds: 2))
    #expect(announced.count == 1 && announced[0].contains("587"))
  }

  @Test func silentAddressDoesNotKeepItsNetworkWaiting() async {
    let names = ScriptedNames(table(hosts: ["mx.good.test": ["192.0.2.1", "192.0.2.2"]]))
    let probes = ScriptedProbes { Self.greeted(&$0) }
    var services = services(names, probes)
    services.probe = { target in
      if target.visit.address == MadeReport.address("192.0.2.1") { try? await Task.sleep(for: .seconds(3_600)) }
      return await probes.look(target)
    }
    var options = CheckOptions()
    options.networkPatience = 0.02
    let runner = CheckRunner(ScriptedSurvey(domain), services: services, options: options)
    Task { @MainActor in
      while probes.state.targets.isEmpty || !probes.state.now.isEmpty { await Task.yield() }
      for _ in 0..<200 { await Task.yield() }
      runner.stop()
    }
    let report = await runner.run()
    #expect(report.visits.map(\.reached) == [.nowhere, .hello])
    #expect(report.visits.map(\.failure) == [.unfinished, nil])
  }

  @Test("told to end, it ends at once with what it knows", arguments: [true, false])
  func stopped(_ inNames: Bool) async {
    let mx = MadeReport.name("mx.good.test")
    let address = MadeReport.address("192.0.2.1")
    let silent = inNames ? DNSQuestion(mx, .a) : DNSQuestion(address.reverseName, .ptr)
    let names = ScriptedNames(table(hosts: ["mx.good.test": ["192.0.2.1"]]), silent: [silent])
    let probes = ScriptedProbes { Self.greeted(&$0) }
    let runner = CheckRunner(ScriptedSurvey(domain), services: services(names, probes), options: CheckOptions())
    Task { @MainActor in
      while !names.questions.contains(silent) { await Task.yield() }
      while !inNames, probes.state.targets.isEmpty || !probes.state.now.isEmpty { await Task.yield() }
      for _ in 0..<200 { await Task.yield() }
      runner.stop()
    }
    let report = await runner.run()
    #expect(report.hosts.map(\.name) == [mx])
    #expect(report.visits.map(\.reached) == (inNames ? [] : [.hello]))
  }
}
