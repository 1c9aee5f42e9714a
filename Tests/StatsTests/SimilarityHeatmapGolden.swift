/// What `stats similarity seeds/outlets.csv | stats plot - --to svg` wrote, looked at in light and in the dark.
let similarityHeatmapGolden = #"""
  <svg xmlns="http://www.w3.org/2000/svg" width="760" height="427" viewBox="0 0 760 427" role="img" aria-labelledby="picture-title picture-desc" font-family="sans-serif" font-size="12" class="ts-picture">
  <title id="picture-title">Heatmap of values</title>
  <desc id="picture-desc">Colours: values from 0.577 to 0.704, more is darker. On the diagonal each would meet itself. Order: clusters by average linkage.</desc>
  <style>
  .ts-ink{fill:#1a1a1a}.ts-ink-line{stroke:#1a1a1a}
  .ts-soft{fill:#595959}.ts-soft-line{stroke:#595959}
  .ts-grid{fill:#dddddd}.ts-grid-line{stroke:#dddddd}
  .ts-paper{fill:#ffffff}.ts-paper-line{stroke:#ffffff}
  .ts-halo{paint-order:stroke;stroke:#ffffff;stroke-width:3px;stroke-linejoin:round}
  .ts-0{fill:#0072b2}.ts-0-line{stroke:#0072b2}
  .ts-1{fill:#d55e00}.ts-1-line{stroke:#d55e00}
  .ts-2{fill:#009e73}.ts-2-line{stroke:#009e73}
  .ts-3{fill:#cc79a7}.ts-3-line{stroke:#cc79a7}
  .ts-4{fill:#e69f00}.ts-4-line{stroke:#e69f00}
  .ts-5{fill:#56b4e9}.ts-5-line{stroke:#56b4e9}
  .ts-6{fill:#000000}.ts-6-line{stroke:#000000}
  @media screen and (prefers-color-scheme:dark){
  .ts-ink{fill:#f0f0f0}.ts-ink-line{stroke:#f0f0f0}
  .ts-soft{fill:#b0b0b0}.ts-soft-line{stroke:#b0b0b0}
  .ts-grid{fill:#444444}.ts-grid-line{stroke:#444444}
  .ts-paper{fill:#1b1b1f}.ts-paper-line{stroke:#1b1b1f}
  .ts-halo{paint-order:stroke;stroke:#1b1b1f;stroke-width:3px;stroke-linejoin:round}
  .ts-0{fill:#56b4e9}.ts-0-line{stroke:#56b4e9}
  .ts-1{fill:#d55e00}.ts-1-line{stroke:#d55e00}
  .ts-2{fill:#009e73}.ts-2-line{stroke:#009e73}
  .ts-3{fill:#cc79a7}.ts-3-line{stroke:#cc79a7}
  .ts-4{fill:#e69f00}.ts-4-line{stroke:#e69f00}
  .ts-5{fill:#0072b2}.ts-5-line{stroke:#0072b2}
  .ts-6{fill:#ffffff}.ts-6-line{stroke:#ffffff}
  }
  </style>
  <rect width="100%" height="100%" class="ts-paper"/>
  <text x="16" y="31" class="ts-ink" font-size="15" font-weight="bold">Heatmap of values</text>
  <text x="16" y="46" class="ts-soft">Colours: values from 0.577 to 0.704, more is darker. On the diagonal each would meet itself.</text>
  <g transform="translate(16 59)">
  <text x="144.8" y="171.2" class="ts-ink" text-anchor="end">cryptoknowmics.com</text>
  <text x="144.8" y="205.2" class="ts-ink" text-anchor="end">thehill.com</text>
  <text x="144.8" y="239.2" class="ts-ink" text-anchor="end">americanfreepress.net</text>
  <text x="144.8" y="273.2" class="ts-ink" text-anchor="end">spamchronicles.com</text>
  <text x="200" y="145" class="ts-ink" transform="rotate(-90 200 145)">cryptoknowmics.com</text>
  <text x="290" y="145" class="ts-ink" transform="rotate(-90 290 145)">thehill.com</text>
  <text x="380" y="145" class="ts-ink" transform="rotate(-90 380 145)">americanfreepress.net</text>
  <text x="470" y="145" class="ts-ink" transform="rotate(-90 470 145)">spamchronicles.com</text>
  <rect x="151.3" y="150.5" width="89" height="33" class="ts-grid"><title>cryptoknowmics.com – cryptoknowmics.com: 1</title></rect>
  <text x="195.8" y="170.85" class="ts-ink" font-size="11" text-anchor="middle">1.00</text>
  <rect x="241.3" y="150.5" width="89" height="33" fill="#f7fbff"><title>cryptoknowmics.com – thehill.com: 0.576795</title></rect>
  <text x="285.8" y="170.85" fill="#000000" font-size="11" text-anchor="middle">0.58</text>
  <rect x="331.3" y="150.5" width="89" height="33" fill="#3f8fc4"><title>cryptoknowmics.com – americanfreepress.net: 0.658073</title></rect>
  <text x="375.8" y="170.85" fill="#000000" font-size="11" text-anchor="middle">0.66</text>
  <rect x="421.3" y="150.5" width="89" height="33" fill="#4191c5"><title>cryptoknowmics.com – spamchronicles.com: 0.657094</title></rect>
  <text x="465.8" y="170.85" fill="#000000" font-size="11" text-anchor="middle">0.66</text>
  <rect x="151.3" y="184.5" width="89" height="33" fill="#f7fbff"><title>thehill.com – cryptoknowmics.com: 0.576795</title></rect>
  <text x="195.8" y="204.85" fill="#000000" font-size="11" text-anchor="middle">0.58</text>
  <rect x="241.3" y="184.5" width="89" height="33" class="ts-grid"><title>thehill.com – thehill.com: 1</title></rect>
  <text x="285.8" y="204.85" class="ts-ink" font-size="11" text-anchor="middle">1.00</text>
  <rect x="331.3" y="184.5" width="89" height="33" fill="#56a0ce"><title>thehill.com – americanfreepress.net: 0.648737</title></rect>
  <text x="375.8" y="204.85" fill="#000000" font-size="11" text-anchor="middle">0.65</text>
  <rect x="421.3" y="184.5" width="89" height="33" fill="#2777b8"><title>thehill.com – spamchronicles.com: 0.669434</title></rect>
  <text x="465.8" y="204.85" fill="#ffffff" font-size="11" text-anchor="middle">0.67</text>
  <rect x="151.3" y="218.5" width="89" height="33" fill="#3f8fc4"><title>americanfreepress.net – cryptoknowmics.com: 0.658073</title></rect>
  <text x="195.8" y="238.85" fill="#000000" font-size="11" text-anchor="middle">0.66</text>
  <rect x="241.3" y="218.5" width="89" height="33" fill="#56a0ce"><title>americanfreepress.net – thehill.com: 0.648737</title></rect>
  <text x="285.8" y="238.85" fill="#000000" font-size="11" text-anchor="middle">0.65</text>
  <rect x="331.3" y="218.5" width="89" height="33" class="ts-grid"><title>americanfreepress.net – americanfreepress.net: 1</title></rect>
  <text x="375.8" y="238.85" class="ts-ink" font-size="11" text-anchor="middle">1.00</text>
  <rect x="421.3" y="218.5" width="89" height="33" fill="#08306b"><title>americanfreepress.net – spamchronicles.com: 0.704257</title></rect>
  <text x="465.8" y="238.85" fill="#ffffff" font-size="11" text-anchor="middle">0.70</text>
  <rect x="151.3" y="252.5" width="89" height="33" fill="#4191c5"><title>spamchronicles.com – cryptoknowmics.com: 0.657094</title></rect>
  <text x="195.8" y="272.85" fill="#000000" font-size="11" text-anchor="middle">0.66</text>
  <rect x="241.3" y="252.5" width="89" height="33" fill="#2777b8"><title>spamchronicles.com – thehill.com: 0.669434</title></rect>
  <text x="285.8" y="272.85" fill="#ffffff" font-size="11" text-anchor="middle">0.67</text>
  <rect x="331.3" y="252.5" width="89" height="33" fill="#08306b"><title>spamchronicles.com – americanfreepress.net: 0.704257</title></rect>
  <text x="375.8" y="272.85" fill="#ffffff" font-size="11" text-anchor="middle">0.70</text>
  <rect x="421.3" y="252.5" width="89" height="33" class="ts-grid"><title>spamchronicles.com – spamchronicles.com: 1</title></rect>
  <text x="465.8" y="272.85" class="ts-ink" font-size="11" text-anchor="middle">1.00</text>
  <rect x="150.8" y="300" width="7.2" height="10" fill="#f7fbff"/>
  <rect x="157.8" y="300" width="7.2" height="10" fill="#eef5fc"/>
  <rect x="164.8" y="300" width="7.2" height="10" fill="#e6f0f9"/>
  <rect x="171.8" y="300" width="7.2" height="10" fill="#ddeaf7"/>
  <rect x="178.8" y="300" width="7.2" height="10" fill="#d5e5f4"/>
  <rect x="185.8" y="300" width="7.2" height="10" fill="#ccdff1"/>
  <rect x="192.8" y="300" width="7.2" height="10" fill="#c3daee"/>
  <rect x="199.8" y="300" width="7.2" height="10" fill="#b5d4e9"/>
  <rect x="206.8" y="300" width="7.2" height="10" fill="#a7cee4"/>
  <rect x="213.8" y="300" width="7.2" height="10" fill="#97c6e0"/>
  <rect x="220.8" y="300" width="7.2" height="10" fill="#86bddc"/>
  <rect x="227.8" y="300" width="7.2" height="10" fill="#74b3d8"/>
  <rect x="234.8" y="300" width="7.2" height="10" fill="#64a9d3"/>
  <rect x="241.8" y="300" width="7.2" height="10" fill="#569fce"/>
  <rect x="248.8" y="300" width="7.2" height="10" fill="#4796c8"/>
  <rect x="255.8" y="300" width="7.2" height="10" fill="#3b8bc2"/>
  <rect x="262.8" y="300" width="7.2" height="10" fill="#2f7fbc"/>
  <rect x="269.8" y="300" width="7.2" height="10" fill="#2474b6"/>
  <rect x="276.8" y="300" width="7.2" height="10" fill="#1a69ae"/>
  <rect x="283.8" y="300" width="7.2" height="10" fill="#125ea6"/>
  <rect x="290.8" y="300" width="7.2" height="10" fill="#09529d"/>
  <rect x="297.8" y="300" width="7.2" height="10" fill="#08478d"/>
  <rect x="304.8" y="300" width="7.2" height="10" fill="#083b7c"/>
  <rect x="311.8" y="300" width="7.2" height="10" fill="#08306b"/>
  <text x="150.8" y="323" class="ts-soft" font-size="11">0.577</text>
  <text x="318.8" y="323" class="ts-soft" font-size="11" text-anchor="end">0.704</text>
  <text x="326.8" y="309" class="ts-soft" font-size="11">values</text>
  </g>
  <text x="16" y="408" class="ts-soft" font-size="11">Order: clusters by average linkage.</text>
  </svg>

  """#
