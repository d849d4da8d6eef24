import Terminal
import Testing

@testable import Sessions

@MainActor @Suite("The pump")
struct PumpTests {
  private let queue = EventQueue()

  /// Takes timers of these numbers, and is done with the last.
  private static func mode(_ numbers: Int...) -> (Pump.Event) -> Pump.Reaction<Int> {
    { event in
      guard case .timer(let number) = event, numbers.contains(number) else { return .notMine }
      return number == numbers.last ? .done(number) : .goOn
    }
  }

  @Test("an event that the mode at hand does not know goes to the mode below, the nearest first")
  func handsDown() async {
    let pump = Pump(queue)
    var seen: [String] = []
    _ = pump.stand { event in
      if case .timer(let number) = event { seen.append("lowest \(number)") }
      return true
    }
    let upper = pump.stand { event in
      guard case .timer(5) = event else { return false }
      seen.append("upper 5")
      return true
    }
    for number in [5, 6, 1] { queue.post(.timer(number)) }
    #expect(await pump.run(Self.mode(1)) == 1)
    #expect(seen == ["upper 5", "lowest 6"])
    pump.takeAway(upper)
    for number in [5, 1] { queue.post(.timer(number)) }
    _ = await pump.run(Self.mode(1))
    #expect(seen.last == "lowest 5")
  }

  @Test("what nobody knows is kept for the next mode, in its order: no event is lost")
  func keeps() async {
    let pump = Pump(queue)
    for line in ["a", "b"] { queue.post(.editor(.line(octets(line)))) }
    queue.post(.timer(1))
    #expect(await pump.run(Self.mode(1)) == 1)
    for expected in ["a", "b"] {
      let line: [UInt8] = await pump.run { event in
        if case .editor(.line(let line)) = event { return .done(line) }
        return .notMine
      }
      #expect(line == octets(expected))
    }
  }

  @Test("what a mode has no time for any more is there for the next one")
  func leftOver() async {
    let pump = Pump(queue)
    for number in [7, 8, 1] { queue.post(.timer(number)) }
    _ = await pump.run(Self.mode(1))
    #expect(await pump.run(Self.mode(7)) == 7)
    #expect(await pump.run(Self.mode(8)) == 8)
  }

  @Test("a condition that holds ends a mode before another event is taken")
  func condition() async {
    let pump = Pump(queue)
    var count = 0
    for number in 1...5 { queue.post(.timer(number)) }
    let result: Int = await pump.run {
      count == 3 ? count : nil
    } _: { _ in
      count += 1
      return .goOn
    }
    #expect(result == 3)
    #expect(await pump.run(Self.mode(4)) == 4)
  }

  @Test("what can be done without an event is done before one is awaited")
  func idle() async {
    let pump = Pump(queue)
    var work = 3
    pump.idle = {
      defer { work = max(0, work - 1) }
      return work > 0
    }
    queue.post(.timer(1))
    _ = await pump.run(Self.mode(1))
    #expect(work == 0)
  }
}
