export default `Ashburton, New Zealand
Auckland, New Zealand
Avondale, New Zealand
Blenheim, New Zealand
Christchurch, New Zealand
Dunedin, New Zealand
Epsom, New Zealand
Gisborne, New Zealand
Hamilton, New Zealand
Hastings, New Zealand
Invercargill, New Zealand
Lower Hutt, New Zealand
Mangere East, New Zealand
Mangere, New Zealand
Manukau City, New Zealand
Manurewa, New Zealand
Massey East, New Zealand
Massey, New Zealand
Masterton, New Zealand
Napier, New Zealand
Nelson, New Zealand
New Lynn, New Zealand
New Plymouth, New Zealand
North Shore, New Zealand
Otara, New Zealand
Palmerston North, New Zealand
Papakura, New Zealand
Papatoetoe, New Zealand
Paraparaumu, New Zealand
Porirua, New Zealand
Pukekohe East, New Zealand
Remuera, New Zealand
Rolleston, New Zealand
Rotorua, New Zealand
Stoke, New Zealand
Taupo, New Zealand
Tauranga, New Zealand
Timaru, New Zealand
Upper Hutt, New Zealand
Wainuiomata, New Zealand
Wellington, New Zealand
Whanganui, New Zealand
Whangarei, New Zealand`;
