#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A colour.
struct PictureColor: Equatable {
  var red, green, blue: Double

  init(_ hex: UInt32) {
    (red, green, blue) = (Double(hex >> 16), Double(hex >> 8 & 0xFF), Double(hex & 0xFF))
  }

  /// As in `#0072b2`.
  var hex: String {
    let digits = Array("0123456789abcdef")
    return [red, green, blue].reduce("#") { text, part in
      let byte = Int(part.rounded())
      return text + String(digits[byte >> 4]) + String(digits[byte & 15])
    }
  }

  /// The number of the nearest colour in the cube of 216 that terminals have.
  var terminalNumber: Int {
    let levels = [0.0, 95, 135, 175, 215, 255]
    let place = { (part: Double) in levels.indices.min { abs(levels[$0] - part) < abs(levels[$1] - part) }! }
    return 16 + 36 * place(red) + 6 * place(green) + place(blue)
  }

  /// The relative luminance of WCAG 2.1, from 0 to 1.
  var luminance: Double {
    let linear = { (part: Double) in part / 255 <= 0.04045 ? part / 255 / 12.92 : pow((part / 255 + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Black or white, whichever has more contrast on this colour: (L1 + 0.05) / (L2 + 0.05) by WCAG 2.1.
  var ink: PictureColor {
    let luminance = luminance + 0.05
    return luminance / 0.05 >= 1.05 / luminance ? PictureColor(0x000000) : PictureColor(0xFFFFFF)
  }
}

/// Colours from light to dark, or from one through a light one to another.
///
/// This product includes color specifications and designs developed by Cynthia Brewer (https://colorbrewer2.org): *Blues*
/// and *RdBu*, which readers with any kind of colour vision can tell apart.
struct ColorRamp {
  let stops: [PictureColor]

  static let sequential = ColorRamp(
    stops: [0xF7FBFF, 0xDEEBF7, 0xC6DBEF, 0x9ECAE1, 0x6BAED6, 0x4292C6, 0x2171B5, 0x08519C, 0x08306B]
      .map(PictureColor.init))
  static let diverging = ColorRamp(
    stops: [0xB2182B, 0xD6604D, 0xF4A582, 0xFDDBC7, 0xF7F7F7, 0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC]
      .map(PictureColor.init))

  /// The colour at a place from 0 to 1, by straight lines between the stops.
  subscript(place: Double) -> PictureColor {
    let scaled = min(max(place, 0), 1) * Double(stops.count - 1)
    let low = min(Int(scaled), stops.count - 2)
    let share = scaled - Double(low)
    var color = stops[low]
    let next = stops[low + 1]
    color.red += share * (next.red - color.red)
    color.green += share * (next.green - color.green)
    color.blue += share * (next.blue - color.blue)
    return color
  }
}

/// Colours of things that are not more or less of something: those of Okabe and Ito 2008 (Color Universal Design,
/// https://jfly.uni-koeln.de/color/), without yellow, which is hardly seen on white.
enum SeriesColor {
  static let all = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000].map(PictureColor.init)
  /// The lighter blue comes first, and black is white.
  static let inTheDark = [all[5]] + all[1...4] + [all[0], PictureColor(0xFFFFFF)]
}
