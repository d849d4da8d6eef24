import Lessons
import Personas
import World

/// A case drawn by chance. Everything follows from the seed.
struct CaseDrawing: Sendable {
  /// What there is to begin with.
  enum Symptom: CaseIterable, Sendable {
    /// Lines of our server's log.
    case log
    /// A report that the sender got.
    case report
    /// Only where the mail was to go.
    case host
  }

  /// Seeds that are drawn where none is given; any other number is one, too.
  static let seeds = 1...99_999

  let seed: Int
  let fault: CaseFault
  let host: WorldHost
  let symptom: Symptom
  /// A user of ours, by the name before the `@`.
  let sender: String
  let recipient: String
  /// What was sent.
  let subject: String
  /// Wrong choices, each of another cause.
  let others: [CaseFault]

  private static let senders = ["ann", "bob", "carol", "dave", "zoe"]
  private static let subjects = ["a birthday card", "an invoice", "a recipe", "a love letter", "an apology", "a poem"]
  /// Names that nobody has, in any domain of the world.
  private static let strangers = ["nemo", "godot", "waldo"]
  /// Recipients at a host where every name has a mailbox.
  private static let guests = ["friday", "crusoe"]

  init(seed: Int, world: PracticeWorld = .standard) {
    var generator = SeededSource(seed: seed)
    let fault = generator.pick(CaseFault.all)
    let hosts = Self.hosts(of: world).filter { fault.scenario != nil || $0.users != nil }
    let host = generator.pick(hosts)
    self.seed = seed
    self.fault = fault
    self.host = host
    symptom = generator.pick(Symptom.allCases)
    sender = generator.pick(Self.senders)
    let users = host.users?.sorted() ?? Self.guests
    let name = generator.pick(fault.scenario == nil ? Self.strangers : users)
    recipient = "\(name)@\(host.domains[0])"
    subject = generator.pick(Self.subjects)
    others = Self.distinct(generator.pick(CaseFault.all.count, of: fault.lookalikes), 3)
  }

  /// At most one of each cause.
  private static func distinct(_ faults: [CaseFault], _ count: Int) -> [CaseFault] {
    var chosen: [CaseFault] = []
    for fault in faults where chosen.count < count && !chosen.contains(where: { $0.cause == fault.cause }) {
      chosen.append(fault)
    }
    return chosen
  }

  /// Where mail for a domain arrives and stays, our own domain apart.
  private static func hosts(of world: PracticeWorld) -> [WorldHost] {
    world.hosts.filter { host in
      guard let domain = host.domains.first, domain != ownDomain else { return false }
      return MailRoute(to: domain, in: world.dns).hosts.contains { $0.host == host.name }
    }
  }

  private static let ownDomain = Persona.standard.localDomain

  var senderAddress: String { "\(sender)@\(Self.ownDomain)" }

  /// The lines with which an expert sees the fault.
  var expertLines: [String] {
    var lines = [":open \(host.name)"]
    if fault.reach >= .sender {
      lines.append("EHLO desk.study.example")
      lines.append("MAIL FROM:<\(senderAddress)>\(fault.scenario == .tooLarge ? " SIZE=5000" : "")")
    }
    if fault.reach >= .recipient { lines.append("RCPT TO:<\(recipient)>") }
    if fault.reach == .message {
      lines += ["DATA", "From: \(senderAddress)", "Subject: Hello", "", "Can you read this?", "."]
    }
    return lines
  }
}
