import CLibrary
import CUnbound
import Dispatch
import Names
import Octets
import Synchronization
import Unix

/// The library's context, its descriptor, and the questions that are out.
final class Context: @unchecked Sendable {
  // Sendable: whatever changes is touched on `queue` alone.
  private let queue = DispatchQueue(label: "name service")
  private let library: cunbound
  private let context: OpaquePointer
  private var source: (any DispatchSourceRead)?
  private var waiting: [Int: Waiting] = [:]
  private var lastNumber = 0
  private var isOpen = true

  /// A question that is out.
  private struct Waiting {
    let type: RecordType
    /// The library's number for it.
    let id: Int32
    /// The library has its address until it has answered, or was told to cancel.
    let ticket: Ticket
    let tell: @Sendable (Found) -> Void
  }

  /// What the library gets back with an answer: which question it belongs to.
  private final class Ticket {
    unowned let context: Context
    let number: Int

    init(_ context: Context, _ number: Int) { (self.context, self.number) = (context, number) }
  }

  init(_ options: ResolverOptions) throws(UnboundResolver.Unavailable) {
    library = try Self.load()
    guard let context = library.ctx_create() else { throw .failed("out of memory") }
    self.context = context
    do throws(UnboundResolver.Unavailable) {
      try prepare(options)
    } catch {
      library.ctx_delete(context)
      throw error
    }
    let source = DispatchSource.makeReadSource(fileDescriptor: library.fd(context), queue: queue)
    source.setEventHandler { [unowned self] in _ = library.process(context) }
    source.resume()
    self.source = source
  }

  private static let loading = Mutex(())

  static func load() throws(UnboundResolver.Unavailable) -> cunbound {
    try loading.withLock { _ throws(UnboundResolver.Unavailable) in
      var reason: UnsafePointer<CChar>?
      guard let found = cunbound_load(&reason) else {
        throw .notInstalled(ForeignText(reason.map { String(cString: $0) } ?? ""))
      }
      return found.pointee
    }
  }

  // MARK: Before the first question

  private func prepare(_ options: ResolverOptions) throws(UnboundResolver.Unavailable) {
    // First of all: what it has to say of its settings goes to standard error otherwise, past the screen.
    try need(library.ctx_debugout(context, nil))
    try need(library.ctx_async(context, 1))
    // A resolver that is silent is given up by our own deadline, before the library calls that a failure.
    let settings = [
      "do-not-query-localhost:": "no", "outbound-msg-retry:": "5", "unblock-lan-zones:": "yes",
      "insecure-lan-zones:": "yes",
    ]
    for (name, value) in settings { try need(library.ctx_set_option(context, name, value)) }
    switch options.source {
    case .roots: break
    case .system: try need(library.ctx_resolvconf(context, nil))
    case .servers(let servers):
      for server in servers { try need(library.ctx_set_fwd(context, "\(server.address)@\(server.port)")) }
    }
    try trust(options.trustAnchor)
    // A server that was named is asked for every name, those too that the library would answer itself (RFC 6761).
    guard case .servers = options.source else { return }
    for zone in Self.answeredByItself { _ = library.ctx_zone_remove(context, zone) }
  }

  private static let answeredByItself =
    ["test.", "invalid.", "localhost.", "onion.", "127.in-addr.arpa.", "home.arpa."]
    + ["2.0.192", "100.51.198", "113.0.203"].map { "\($0).in-addr.arpa." } + ["8.b.d.0.1.0.0.2.ip6.arpa."]

  private func trust(_ file: String?) throws(UnboundResolver.Unavailable) {
    guard let file else {
      for record in RootKeys.records { try need(library.ctx_add_ta(context, record)) }
      return
    }
    let octets: [UInt8]
    do throws(WholeFile.Failure) { octets = try WholeFile.read(file, limit: 65_536) } catch {
      switch error {
      case .refused(let failure): throw .anchorMissing(errno: failure.number)
      case .silent: throw .anchorMissing(errno: EAGAIN)
      }
    }
    let text = String(decoding: octets, as: UTF8.self)
    let lines = text.split { $0 == "\n" || $0 == "\r\n" }.map { $0.prefix { $0 != ";" } }
    let records = lines.filter { $0.contains { $0 != " " && $0 != "\t" } }
    guard !records.isEmpty, !text.utf8.contains(0) else { throw .anchorUnusable }
    for record in records {
      guard record.contains(phrase: " DS ") || record.contains(phrase: "DNSKEY") || record.contains(phrase: "\tDS\t"),
        library.ctx_add_ta(context, String(record)) == 0
      else { throw .anchorUnusable }
    }
  }

  private func need(_ code: Int32) throws(UnboundResolver.Unavailable) {
    if code != 0 { throw .failed(words(code)) }
  }

  private func words(_ code: Int32) -> ForeignText { ForeignText(String(cString: library.strerror(code))) }

  // MARK: Questions

  func ask(_ question: DNSQuestion, within seconds: Double, _ tell: @escaping @Sendable (Found) -> Void) {
    queue.async { [self] in
      guard isOpen else { return tell(Found(result: .failed(.library("closed")))) }
      lastNumber += 1
      let number = lastNumber
      let ticket = Ticket(self, number)
      var id: Int32 = 0
      let code = library.resolve_async(
        context, question.name.description, Int32(question.type.rawValue), 1,
        Unmanaged.passUnretained(ticket).toOpaque(),
        { pointer, failure, result in
          guard let pointer else { return }
          let ticket = Unmanaged<Ticket>.fromOpaque(pointer).takeUnretainedValue()
          ticket.context.answered(ticket.number, failure, result)
        }, &id)
      guard code == 0 else { return tell(Found(result: .failed(.library(words(code))))) }
      waiting[number] = Waiting(type: question.type, id: id, ticket: ticket, tell: tell)
      queue.asyncAfter(deadline: .now() + seconds) { [weak self] in
        guard let self, let late = waiting.removeValue(forKey: number) else { return }
        _ = library.cancel(context, late.id)
        late.tell(Found(result: .failed(.timedOut(seconds: seconds))))
      }
    }
  }

  private func answered(_ number: Int, _ failure: Int32, _ result: UnsafeMutablePointer<ub_result>?) {
    defer { library.resolve_free(result) }
    guard let asked = waiting.removeValue(forKey: number) else { return }
    guard failure == 0, let result else { return asked.tell(Found(result: .failed(.library(words(failure))))) }
    asked.tell(Found(result.pointee, asked.type))
  }

  /// All who still wait are told that no answer will come.
  func close() {
    queue.async { [self] in
      guard isOpen else { return }
      isOpen = false
      source?.cancel()
      library.ctx_delete(context)
      for asked in waiting.values { asked.tell(Found(result: .failed(.library("closed")))) }
      waiting = [:]
    }
  }
}
