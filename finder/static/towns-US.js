export default `Abilene, Texas
Abington, Pennsylvania
Addison, Illinois
Ahwatukee Foothills, Arizona
Akron, Ohio
Alafaya, Florida
Alameda, California
Albany Park, Illinois
Albany, Georgia
Albany, New York
Albany, Oregon
Albuquerque, New Mexico
Alexandria, Louisiana
Alexandria, Virginia
Alhambra, Arizona
Alhambra, California
Aliamanu / Salt Lakes / Foster Village, Hawaii
Alief, Texas
Aliso Viejo, California
Allapattah, Florida
Allen, Texas
Allentown, Pennsylvania
Aloha, Oregon
Alpharetta, Georgia
Altadena, California
Altamonte Springs, Florida
Altoona, Pennsylvania
Amarillo, Texas
Ames, Iowa
Amherst, Massachusetts
Amherst, New York
Anaheim, California
Anchorage, Alaska
Anderson, Indiana
Ankeny, Iowa
Ann Arbor, Michigan
Annandale, Virginia
Annapolis, Maryland
Antelope, California
Antioch, California
Apache Junction, Arizona
Apex, North Carolina
Apopka, Florida
Apple Valley, California
Apple Valley, Minnesota
Appleton, Wisconsin
Arcadia, California
Arden-Arcade, California
Arlington Heights, Illinois
Arlington, Massachusetts
Arlington, Texas
Arlington, Virginia
Arvada, Colorado
Ashburn, Illinois
Ashburn, Virginia
Asheville, North Carolina
Aspen Hill, Maryland
Astoria, New York
Atascocita, Texas
Athens, Georgia
Atlanta, Georgia
Atlantic City, New Jersey
Attleboro, Massachusetts
Auburn Gresham, Illinois
Auburn, Alabama
Auburn, Washington
Augusta, Georgia
Aurora, Colorado
Aurora, Illinois
Austin, Texas
Aventura, Florida
Avondale, Arizona
Avondale, Illinois
Azusa, California
Bakersfield, California
Baldwin Park, California
Baltimore, Maryland
Barnstable, Massachusetts
Bartlesville, Oklahoma
Bartlett, Illinois
Bartlett, Tennessee
Baton Rouge, Louisiana
Battle Creek, Michigan
Bayonne, New Jersey
Bayside, New York
Baytown, Texas
Bayview-Hunters Point, California
Beaumont, California
Beaumont, Texas
Beavercreek, Ohio
Beaverton, Oregon
Bedford, Texas
Bel Air South, Maryland
Bell Gardens, California
Bell, California
Belleville, Illinois
Belleville, New Jersey
Bellevue, Nebraska
Bellevue, Washington
Bellflower, California
Bellingham, Washington
Belmont Cragin, Illinois
Beloit, Wisconsin
Bend, Oregon
Bensalem, Pennsylvania
Bensonhurst, New York
Benton, Arkansas
Bentonville, Arkansas
Berkeley, California
Berwyn, Illinois
Bethesda, Maryland
Bethlehem, Pennsylvania
Bettendorf, Iowa
Beverly Cove, Massachusetts
Beverly Hills, California
Beverly, Massachusetts
Billerica, Massachusetts
Billings, Montana
Biloxi, Mississippi
Binghamton, New York
Birmingham, Alabama
Bismarck, North Dakota
Blacksburg, Virginia
Blaine, Minnesota
Bloomfield, New Jersey
Bloomington, Illinois
Bloomington, Indiana
Bloomington, Minnesota
Blue Springs, Missouri
Boardman, Ohio
Boca Raton, Florida
Boise, Idaho
Bolingbrook, Illinois
Bonita Springs, Florida
Borough Park, New York
Bossier City, Louisiana
Boston, Massachusetts
Bothell, Washington
Boulder, Colorado
Bountiful, Utah
Bowie, Maryland
Bowling Green, Kentucky
Boyle Heights, California
Boynton Beach, Florida
Bozeman, Montana
Bradenton, Florida
Braintree, Massachusetts
Brandon, Florida
Brea, California
Bremerton, Washington
Brentwood, Contra Costa County, California
Brentwood, New York
Brentwood, Tennessee
Briarwood, New York
Brick, New Jersey
Bridgeport, Connecticut
Bridgewater, New Jersey
Brighton Park, Illinois
Brighton, Colorado
Brighton, Massachusetts
Brighton, New York
Bristol, Connecticut
Brockton, Massachusetts
Broken Arrow, Oklahoma
Brookfield, Wisconsin
Brookhaven, Georgia
Brookline, Massachusetts
Brooklyn Park, Minnesota
Brooklyn, New York
Broomfield, Colorado
Brownsville, New York
Brownsville, Texas
Brunswick, Ohio
Bryan, Texas
Buckeye, Arizona
Buena Park, California
Buffalo Grove, Illinois
Buffalo, New York
Bullhead City, Arizona
Burbank, Los Angeles County, California
Burien, Washington
Burke, Virginia
Burleson, Texas
Burlington, North Carolina
Burlington, Vermont
Burnsville, Minnesota
Bushwick, New York
Butte, Montana
Caldwell, Idaho
Calexico, California
Calumet City, Illinois
Camarillo, California
Cambridge, Massachusetts
Camden, New Jersey
Campbell, California
Canarsie, New York
Canoga Park, California
Canton, Michigan
Canton, Ohio
Canyon Country, California
Cape Coral, Florida
Cape Girardeau, Missouri
Carlsbad, California
Carmel, Indiana
Carmichael, California
Carol City, Florida
Carol Stream, Illinois
Carpentersville, Illinois
Carrollton, Texas
Carrollwood Village, Florida
Carson City, Nevada
Carson, California
Cary, North Carolina
Casa Grande, Arizona
Casas Adobes, Arizona
Casper, Wyoming
Castle Rock, Colorado
Castro Valley, California
Catalina Foothills, Arizona
Cathedral City, California
Catonsville, Maryland
Cedar Falls, Iowa
Cedar Hill, Texas
Cedar Park, Texas
Cedar Rapids, Iowa
Celina, Texas
Centennial, Colorado
Center City, Pennsylvania
Central City, Arizona
Central Islip, New York
Centreville, Virginia
Ceres, California
Cerritos, California
Champaign, Illinois
Chandler, Arizona
Channelview, Texas
Chapel Hill, North Carolina
Charleston, South Carolina
Charleston, West Virginia
Charlotte, North Carolina
Charlottesville, Virginia
Chatsworth, California
Chattanooga, Tennessee
Cheektowaga, New York
Chelsea, Massachusetts
Cherry Hill, New Jersey
Chesapeake, Virginia
Chester, Pennsylvania
Chesterfield, Missouri
Cheyenne, Wyoming
Chicago Lawn, Illinois
Chicago, Illinois
Chico, California
Chicopee, Massachusetts
Chinatown, New York
Chinatown, San Francisco County, California
Chino Hills, California
Chino, California
Chula Vista, California
Cicero, Illinois
Cincinnati, Ohio
Citrus Heights, California
City of Milford (balance), Connecticut
City of Sammamish, Washington
Claremont, California
Clarksville, Tennessee
Clay, New York
Clearwater, Florida
Cleveland Heights, Ohio
Cleveland, Ohio
Cleveland, Tennessee
Clifton Park, New York
Clifton, New Jersey
Clinton Township, Michigan
Clinton, Maryland
Clovis, California
Clovis, New Mexico
Coachella, California
Coconut Creek, Florida
Coeur d'Alene, Idaho
College Station, Texas
Collierville, Tennessee
Collinwood, Ohio
Colorado Springs, Colorado
Colton, California
Columbia Heights, District of Columbia
Columbia, Maryland
Columbia, Missouri
Columbia, South Carolina
Columbia, Tennessee
Columbus, Georgia
Columbus, Indiana
Columbus, Ohio
Commack, New York
Commerce City, Colorado
Compton, California
Concord, California
Concord, New Hampshire
Concord, North Carolina
Coney Island, New York
Conroe, Texas
Conway, Arkansas
Coon Rapids, Minnesota
Cooper City, Florida
Coppell, Texas
Coral Gables, Florida
Coral Springs, Florida
Coram, New York
Cordova, Tennessee
Corona, California
Corona, New York
Corpus Christi, Texas
Corvallis, Oregon
Costa Mesa, California
Cottage Grove, Minnesota
Cottonwood Heights, Utah
Council Bluffs, Iowa
Country Club, Florida
Coventry, Rhode Island
Covina, California
Covington, Kentucky
Cranston, Rhode Island
Crystal Lake, Illinois
Culver City, California
Cumberland, Rhode Island
Cupertino, California
Cutler Bay, Florida
Cuyahoga Falls, Ohio
Cypress Hills, New York
Cypress, California
Cypress, Texas
Dale City, Virginia
Dallas, Texas
Daly City, California
Dana Point, California
Danbury, Connecticut
Danville, California
Danville, Virginia
Davenport, Iowa
Davie, Florida
Davis, California
Dayton, Ohio
Daytona Beach, Florida
DeKalb, Illinois
DeSoto, Texas
Dearborn Heights, Michigan
Dearborn, Michigan
Decatur, Alabama
Decatur, Illinois
Deer Valley, Arizona
Deerfield Beach, Florida
Del Rio, Texas
Delano, California
Delaware, Ohio
Delray Beach, Florida
Deltona, Florida
Denton, Texas
Denver, Colorado
Derry Village, New Hampshire
Des Moines, Iowa
Des Plaines, Illinois
Detroit, Michigan
Diamond Bar, California
Doral, Florida
Dorchester, Massachusetts
Dothan, Alabama
Dover, Delaware
Downers Grove, Illinois
Downey, California
Downtown DC, District of Columbia
Draper, Utah
Dublin, California
Dublin, Ohio
Dubuque, Iowa
Duluth, Minnesota
Duncanville, Texas
Dundalk, Maryland
Dunedin, Florida
Dunwoody, Georgia
Durham, North Carolina
Dyker Heights, New York
Eagan, Minnesota
East Boston, Massachusetts
East Brunswick, New Jersey
East Chattanooga, Tennessee
East Concord, New Hampshire
East Flatbush, New York
East Florence, Alabama
East Hampton, Virginia
East Harlem, New York
East Hartford, Connecticut
East Honolulu, Hawaii
East Independence, Missouri
East Lansing, Michigan
East Los Angeles, California
East Meadow, New York
East New York, New York
East Norwalk, Connecticut
East Orange, New Jersey
East Pensacola Heights, Florida
East Point, Georgia
East Providence, Rhode Island
East Village, New York
Eastvale, California
Eau Claire, Wisconsin
Echo Park, California
Eden Prairie, Minnesota
Edgewater, Illinois
Edina, Minnesota
Edinburg, Texas
Edison, New Jersey
Edmond, Oklahoma
Edmonds, Washington
Egypt Lake-Leto, Florida
El Cajon, California
El Centro, California
El Dorado Hills, California
El Monte, California
El Paso, Texas
Elgin, Illinois
Elizabeth, New Jersey
Elk Grove, California
Elkhart, Indiana
Ellicott City, Maryland
Elmhurst, Illinois
Elmhurst, New York
Elyria, Ohio
Encanto, Arizona
Enchanted Hills, New Mexico
Encinitas, California
Encino, California
Enfield, Connecticut
Enid, Oklahoma
Enterprise, Nevada
Erie, Pennsylvania
Escondido, California
Essex, Maryland
Euclid, Ohio
Eugene, Oregon
Euless, Texas
Evanston, Illinois
Evansville, Indiana
Everett, Massachusetts
Everett, Washington
Ewing, New Jersey
Fairfield, California
Fairfield, Connecticut
Fairfield, Ohio
Fall River, Massachusetts
Far Rockaway, New York
Fargo, North Dakota
Farmington Hills, Michigan
Farmington, New Mexico
Fayetteville, Arkansas
Fayetteville, North Carolina
Federal Way, Washington
Fenway/Kenmore, Massachusetts
Financial District, New York
Findlay, Ohio
Fishers, Indiana
Fitchburg, Massachusetts
Flagami, Florida
Flagstaff, Arizona
Flatbush, New York
Flatlands, New York
Flint, Michigan
Florence, Alabama
Florence, South Carolina
Florence-Graham, California
Florin, California
Florissant, Missouri
Flower Mound, Texas
Folsom, California
Fond du Lac, Wisconsin
Fontana, California
Fordham, New York
Forest Hills, New York
Fort Collins, Colorado
Fort Lauderdale, Florida
Fort Lee, New Jersey
Fort Myers, Florida
Fort Pierce, Florida
Fort Smith, Arkansas
Fort Wayne, Indiana
Fort Worth, Texas
Fountain Valley, California
Fountainebleau, Florida
Framingham Center, Massachusetts
Framingham, Massachusetts
Franklin, Tennessee
Franklin, Wisconsin
Frederick, Maryland
Freeport, New York
Fremont, California
Fresno, California
Friendswood, Texas
Frisco, Texas
Fullerton, California
Gadsden, Alabama
Gage Park, Illinois
Gahanna, Ohio
Gainesville, Florida
Gainesville, Georgia
Gaithersburg, Maryland
Gallatin, Tennessee
Galveston, Texas
Garden Grove, California
Gardena, California
Garland, Texas
Gary, Indiana
Gastonia, North Carolina
Georgetown, Texas
Germantown, Maryland
Germantown, Tennessee
Gilbert, Arizona
Gilroy, California
Glen Burnie, Maryland
Glendale Heights, Illinois
Glendale, Arizona
Glendale, California
Glendale, New York
Glendora, California
Glenview, Illinois
Goldsboro, North Carolina
Goodyear, Arizona
Goose Creek, South Carolina
Grand Forks, North Dakota
Grand Island, Nebraska
Grand Junction, Colorado
Grand Prairie, Texas
Grand Rapids, Michigan
Grants Pass, Oregon
Grapevine, Texas
Gravesend, New York
Great Falls, Montana
Greeley, Colorado
Green Bay, Wisconsin
Greenburgh, New York
Greenfield, Wisconsin
Greenpoint, New York
Greensboro, North Carolina
Greenville, North Carolina
Greenville, South Carolina
Greenwood, Indiana
Gresham, Oregon
Grove City, Ohio
Gulfport, Mississippi
Gwynn Oak, Maryland
Hacienda Heights, California
Hackensack, New Jersey
Hagerstown, Maryland
Hallandale Beach, Florida
Haltom City, Texas
Hamden, Connecticut
Hamilton, Ohio
Hammond, Indiana
Hampton, Virginia
Hanford, California
Hanover Park, Illinois
Hanover, Maryland
Harlem, New York
Harlingen, Texas
Harrisburg, Pennsylvania
Harrisonburg, Virginia
Hartford, Connecticut
Hattiesburg, Mississippi
Haverhill, Massachusetts
Havertown, Pennsylvania
Hawthorne, California
Hayward, California
Hell's Kitchen, New York
Hemet, California
Hempstead, New York
Henderson, Nevada
Hendersonville, Tennessee
Henrietta, New York
Hermitage, Tennessee
Hesperia, California
Hialeah, Florida
Hickory, North Carolina
Hicksville, New York
High Point, North Carolina
Highland, California
Highlands Ranch, Colorado
Hillsboro, Oregon
Hillsborough, New Jersey
Hilo, Hawaii
Hilton Head Island, South Carolina
Hilton Head, South Carolina
Hobbs, New Mexico
Hoboken, New Jersey
Hoffman Estates, Illinois
Hollister, California
Hollywood, California
Hollywood, Florida
Holyoke, Massachusetts
Homestead, Florida
Honolulu, Hawaii
Hoover, Alabama
Hot Springs, Arkansas
Houma, Louisiana
Houston, Texas
Huber Heights, Ohio
Huntersville, North Carolina
Huntington Beach, California
Huntington Park, California
Huntington, West Virginia
Huntsville, Alabama
Huntsville, Texas
Hurst, Texas
Hutchinson, Kansas
Idaho Falls, Idaho
Independence, Missouri
Indian Trail, North Carolina
Indianapolis, Indiana
Indio, California
Inglewood, California
Inver Grove Heights, Minnesota
Iowa City, Iowa
Irondequoit, New York
Irvine, California
Irving Park, Illinois
Irving, Texas
Irvington, New Jersey
Issaquah, Washington
Jackson Heights, New York
Jackson, Mississippi
Jackson, New Jersey
Jackson, Tennessee
Jacksonville, Florida
Jacksonville, North Carolina
Jamaica Plain, Massachusetts
Jamaica, New York
Janesville, Wisconsin
Jefferson City, Missouri
Jeffersonville, Indiana
Jersey City, New Jersey
Johns Creek, Georgia
Johnson City, Tennessee
Joint Base Pearl Harbor Hickam, Hawaii
Joliet, Illinois
Jonesboro, Arkansas
Joplin, Missouri
Jupiter, Florida
Kailua, Hawaii
Kalamazoo, Michigan
Kalihi-Palama, Hawaii
Kaneohe, Hawaii
Kannapolis, North Carolina
Kansas City, Kansas
Kansas City, Missouri
Kearns, Utah
Kearny, New Jersey
Keizer, Oregon
Keller, Texas
Kendale Lakes, Florida
Kendall West, Florida
Kendall, Florida
Kenner, Louisiana
Kennewick, Washington
Kenosha, Wisconsin
Kensington, Kings County, New York
Kent, Washington
Kentwood, Michigan
Kettering, Ohio
Kew Gardens Hills, New York
Killeen, Texas
Kings Bridge, New York
Kingsport, Tennessee
Kirkland, Washington
Kissimmee, Florida
Knoxville, Tennessee
Kokomo, Indiana
Koreatown, California
Kyle, Texas
La Crosse, Wisconsin
La Habra, California
La Jolla, California
La Mesa, California
La Mirada, California
La Porte, Texas
La Presa, California
La Puente, California
La Quinta, California
La Vergne, Tennessee
Lacey, Washington
Lafayette, Indiana
Lafayette, Louisiana
Laguna Niguel, California
Laguna, California
Lake Charles, Louisiana
Lake Elsinore, California
Lake Forest, California
Lake Havasu City, Arizona
Lake Oswego, Oregon
Lake Ridge, Virginia
Lake Worth Beach, Florida
Lakeland, Florida
Lakeville, Minnesota
Lakewood, California
Lakewood, Colorado
Lakewood, New Jersey
Lakewood, Ohio
Lakewood, Washington
Lancaster, California
Lancaster, Ohio
Lancaster, Pennsylvania
Lancaster, Texas
Lansing, Michigan
Laredo, Texas
Largo, Florida
Las Cruces, New Mexico
Las Vegas, Nevada
Lauderdale Lakes, Florida
Lauderhill, Florida
Lawrence, Indiana
Lawrence, Kansas
Lawrence, Massachusetts
Lawton, Oklahoma
Layton, Utah
League City, Texas
Leander, Texas
Leavenworth, Kansas
Leawood, Kansas
Lee's Summit, Missouri
Leesburg, Virginia
Lehi, Utah
Lehigh Acres, Florida
Lenexa, Kansas
Leominster, Massachusetts
Levittown, New York
Levittown, Pennsylvania
Lewiston, Maine
Lewisville, Texas
Lexington, Kentucky
Lexington-Fayette, Kentucky
Lima, Ohio
Lincoln Park, Illinois
Lincoln Park, Michigan
Lincoln Square, Illinois
Lincoln, California
Lincoln, Nebraska
Linden, New Jersey
Linton Hall, Virginia
Little Elm, Texas
Little Havana, Florida
Little Rock, Arkansas
Littleton, Colorado
Livermore, California
Livonia, Michigan
Lodi, California
Logan Square, Illinois
Logan, Utah
Lombard, Illinois
Lompoc, California
Long Beach, California
Longmont, Colorado
Longview, Texas
Longview, Washington
Lorain, Ohio
Los Angeles, California
Los Banos, California
Louisville, Kentucky
Loveland, Colorado
Lowell, Massachusetts
Lower West Side, Illinois
Lubbock, Texas
Lufkin, Texas
Lynchburg, Virginia
Lynn, Massachusetts
Lynnwood, Washington
Lynwood, California
Mableton, Georgia
Macon, Georgia
Madera, California
Madison, Alabama
Madison, Wisconsin
Makakilo / Kapolei / Honokai Hale, Hawaii
Malden, Massachusetts
Manassas, Virginia
Manchester, New Hampshire
Manhattan Beach, California
Manhattan Valley, New York
Manhattan, Kansas
Manhattan, New York
Mankato, Minnesota
Mansfield, Ohio
Mansfield, Texas
Manteca, California
Maple Grove, Minnesota
Maplewood, Minnesota
Marana, Arizona
Margate, Florida
Maricopa, Arizona
Marietta, Georgia
Marion, Iowa
Marion, Ohio
Marlboro, New Jersey
Marlborough, Massachusetts
Martinez, California
Martinez, Georgia
Marysville, Washington
Maryvale, Arizona
Maspeth, New York
Mattapan, Massachusetts
McAllen, Texas
McKinney, Texas
McLean, Virginia
Meads, Kentucky
Mechanicsville, Virginia
Medford, Massachusetts
Medford, Oregon
Melbourne, Florida
Memphis, Tennessee
Menifee, California
Menomonee Falls, Wisconsin
Mentor, Ohio
Merced, California
Meriden, Connecticut
Meridian, Idaho
Meridian, Mississippi
Merrillville, Indiana
Merritt Island, Florida
Mesa, Arizona
Mesquite, Texas
Metairie Terrace, Louisiana
Metairie, Louisiana
Methuen, Massachusetts
Miami Beach, Florida
Miami Gardens, Miami-Dade County, Florida
Miami, Florida
Mid-City, California
Middletown, Connecticut
Middletown, New Jersey
Middletown, Ohio
Midland, Michigan
Midland, Texas
Midwest City, Oklahoma
Milford, Connecticut
Millcreek, Utah
Milpitas, California
Milton, Georgia
Milwaukee, Wisconsin
Minneapolis, Minnesota
Minnetonka Mills, Minnesota
Minnetonka, Minnesota
Minot, North Dakota
Mira Mesa, California
Miramar, Florida
Mishawaka, Indiana
Mission Bend, Texas
Mission District, California
Mission Viejo, California
Mission, Texas
Missoula, Montana
Missouri City, Texas
Mobile, Alabama
Modesto, California
Moline, Illinois
Monroe, Louisiana
Monroe, North Carolina
Monrovia, California
Montclair, California
Montclair, New Jersey
Montebello, California
Monterey Park, California
Montgomery, Alabama
Moore, Oklahoma
Mooresville, North Carolina
Moorhead, Minnesota
Moorpark, California
Moreno Valley, California
Morgan Hill, California
Morningside Heights, New York
Morris Heights, New York
Mott Haven, New York
Mount Laurel, New Jersey
Mount Pleasant, District of Columbia
Mount Pleasant, South Carolina
Mount Prospect, Illinois
Mount Vernon, New York
Mount Vernon, Washington
Mountain View, Santa Clara County, California
Muncie, Indiana
Murfreesboro, Tennessee
Murray, Utah
Murrieta, California
Muskegon, Michigan
Muskogee, Oklahoma
Nampa, Idaho
Napa, California
Naperville, Illinois
Nashua, New Hampshire
Nashville, Tennessee
National City, California
Near North Side, Illinois
New Albany, Indiana
New Bedford, Massachusetts
New Berlin, Wisconsin
New Braunfels, Texas
New Britain, Connecticut
New Brunswick, New Jersey
New City, Illinois
New Haven, Connecticut
New Orleans, Louisiana
New Rochelle, New York
New South Memphis, Tennessee
New York City, New York
Newark, California
Newark, New Jersey
Newark, Ohio
Newnan, Georgia
Newport Beach, California
Newport News, Virginia
Newton, Massachusetts
Niagara Falls, New York
Noblesville, Indiana
Norfolk, Virginia
Normal, Illinois
Norman, Oklahoma
Norristown, Pennsylvania
North Bergen, New Jersey
North Bethesda, Maryland
North Brunswick, New Jersey
North Center, Illinois
North Charleston, South Carolina
North Chicopee, Massachusetts
North Fort Myers, Florida
North Highlands, California
North Hills, California
North Hollywood, California
North La Crosse, Wisconsin
North Las Vegas, Nevada
North Lauderdale, Florida
North Lawndale, Illinois
North Little Rock, Arkansas
North Miami Beach, Florida
North Miami, Florida
North Peoria, Illinois
North Port, Florida
North Richland Hills, Texas
North Stamford, Connecticut
Northglenn, Colorado
Northridge, California
Norwalk, California
Norwalk, Connecticut
Norwich, Connecticut
Novato, California
Novi, Michigan
O'Fallon, Missouri
Oak Creek, Wisconsin
Oak Lawn, Illinois
Oak Park, Illinois
Oakland Park, Florida
Oakland, California
Oakley, California
Oakton, Virginia
Oakville, Missouri
Ocala, Florida
Oceanside, California
Ocoee, Florida
Odenton, Maryland
Odessa, Texas
Ogden, Utah
Oklahoma City, Oklahoma
Olathe, Kansas
Olive Branch, Mississippi
Olney, Pennsylvania
Olympia, Washington
Omaha, Nebraska
Ontario, California
Orange, California
Orange, New Jersey
Orangevale, California
Oregon City, Oregon
Orem, Utah
Orland Park, Illinois
Orlando, Florida
Ormond Beach, Florida
Oro Valley, Arizona
Oshkosh, Wisconsin
Overland Park, Kansas
Oviedo, Florida
Owasso, Oklahoma
Owensboro, Kentucky
Oxford Circle, Pennsylvania
Oxnard, California
Oxon Hill-Glassmanor, Maryland
Ozone Park, New York
Pacifica, California
Pahrump, Nevada
Palatine, Illinois
Palm Bay, Florida
Palm Beach Gardens, Florida
Palm Coast, Florida
Palm Desert, California
Palm Harbor, Florida
Palm Springs, California
Palmdale, California
Palo Alto, California
Panama City, Florida
Paradise, Nevada
Paramount, California
Park Ridge, Illinois
Park Slope, New York
Parkchester, New York
Parker, Colorado
Parkland, Washington
Parma, Ohio
Parsippany, New Jersey
Pasadena, California
Pasadena, Texas
Pasco, Washington
Passaic, New Jersey
Paterson, New Jersey
Pawtucket, Rhode Island
Peabody, Massachusetts
Peachtree City, Georgia
Peachtree Corners, Georgia
Pearl City, Hawaii
Pearland, Texas
Pembroke Pines, Florida
Penn Hills, Pennsylvania
Pennsauken, New Jersey
Pensacola, Florida
Peoria, Arizona
Peoria, Illinois
Perris, California
Perth Amboy, New Jersey
Petaluma, California
Pflugerville, Texas
Pharr, Texas
Phenix City, Alabama
Philadelphia, Pennsylvania
Phoenix, Arizona
Pico Rivera, California
Pine Bluff, Arkansas
Pine Hills, Florida
Pinellas Park, Florida
Piscataway, New Jersey
Pittsburg, California
Pittsburgh, Pennsylvania
Pittsfield, Massachusetts
Placentia, California
Plainfield, Illinois
Plainfield, New Jersey
Plano, Texas
Plant City, Florida
Plantation, Broward County, Florida
Pleasant Grove, Utah
Pleasant Hill, California
Pleasanton, California
Plymouth, Minnesota
Pocatello, Idaho
Poinciana, Florida
Pomona, California
Pompano Beach, Florida
Ponte Vedra Beach, Florida
Pontiac, Michigan
Port Arthur, Texas
Port Charlotte, Florida
Port Orange, Florida
Port Saint Lucie, Florida
Portage Park, Illinois
Portage, Indiana
Portage, Michigan
Porterville, California
Portland, Maine
Portland, Oregon
Portsmouth Heights, Virginia
Portsmouth, Virginia
Potomac, Maryland
Poway, California
Prattville, Alabama
Prescott Valley, Arizona
Prescott, Arizona
Princeton, Florida
Providence, Rhode Island
Provo, Utah
Pueblo, Colorado
Puyallup, Washington
Queen Creek, Arizona
Queens Village, New York
Queens, New York
Quincy, Illinois
Quincy, Massachusetts
Racine, Wisconsin
Raleigh, North Carolina
Rancho Cordova, California
Rancho Cucamonga, California
Rancho Palos Verdes, California
Rancho Penasquitos, California
Rancho Santa Margarita, California
Rapid City, South Dakota
Reading, Pennsylvania
Redding, California
Redford, Michigan
Redlands, California
Redmond, Washington
Redondo Beach, California
Redwood City, California
Rego Park, New York
Reno, Nevada
Renton, Washington
Reseda, California
Reston, Virginia
Revere, Massachusetts
Reynoldsburg, Ohio
Rialto, California
Richardson, Texas
Richfield, Minnesota
Richland, Washington
Richmond Hill, New York
Richmond West, Florida
Richmond, California
Richmond, Indiana
Richmond, Virginia
Ridgewood, New York
Rio Rancho, New Mexico
Riverside, California
Riverton, Utah
Riverview, Florida
Riviera Beach, Florida
Roanoke, Virginia
Rochester Hills, Michigan
Rochester, Minnesota
Rochester, New York
Rock Hill, South Carolina
Rock Island, Illinois
Rockford, Illinois
Rocklin, California
Rockville, Maryland
Rockwall, Texas
Rocky Mount, North Carolina
Rogers Park, Illinois
Rogers, Arkansas
Rohnert Park, California
Rome, Georgia
Romeoville, Illinois
Rosemead, California
Rosenberg, Texas
Roseville, California
Roseville, Michigan
Roseville, Minnesota
Roswell, Georgia
Roswell, New Mexico
Round Rock, Texas
Rowland Heights, California
Rowlett, Texas
Roy, Utah
Royal Oak, Michigan
Royal Palm Beach, Florida
Rubidoux, California
Sacramento, California
Saginaw, Michigan
Saint Charles, Maryland
Saint Charles, Missouri
Saint Clair Shores, Michigan
Saint Cloud, Florida
Saint Cloud, Minnesota
Saint George, Utah
Saint Joseph, Missouri
Saint Louis Park, Minnesota
Saint Paul, Minnesota
Saint Peters, Missouri
Salem, Massachusetts
Salem, Oregon
Salina, Kansas
Salinas, California
Salisbury, North Carolina
Salt Lake City, Utah
Sammamish, Washington
San Angelo, Texas
San Antonio, Texas
San Bernardino, California
San Bruno, California
San Clemente, California
San Diego, California
San Dimas, California
San Francisco, California
San Gabriel, California
San Jacinto, California
San Jose, California
San Juan Capistrano, California
San Juan, Texas
San Leandro, California
San Luis Obispo, California
San Marcos, California
San Marcos, Texas
San Mateo, California
San Pedro, California
San Rafael, California
San Ramon, California
San Tan Valley, Arizona
Sandy Hills, Utah
Sandy Springs, Georgia
Sandy, Utah
Sanford, Florida
Santa Ana, California
Santa Barbara, California
Santa Clara, California
Santa Clarita, California
Santa Cruz, California
Santa Fe, New Mexico
Santa Maria, California
Santa Monica, California
Santa Rosa, California
Santee, California
Sarasota, Florida
Savannah, Georgia
Sawtelle, California
Sayreville Junction, New Jersey
Sayreville, New Jersey
Schaumburg, Illinois
Schenectady, New York
Schertz, Texas
Scottsdale, Arizona
Scranton, Pennsylvania
Seattle, Washington
Severn, Maryland
Severna Park, Maryland
Sewell, New Jersey
Shakopee, Minnesota
Shawnee, Kansas
Sheboygan, Wisconsin
Sheepshead Bay, New York
Shelby, Macomb County, Michigan
Shelton, Connecticut
Sherman Oaks, California
Sherman, Texas
Shoreline, Washington
Shreveport, Louisiana
Sicklerville, New Jersey
Sierra Vista, Arizona
Silver Spring, Maryland
Simi Valley, California
Sioux City, Iowa
Sioux Falls, South Dakota
Skokie, Illinois
Smyrna, Georgia
Smyrna, Tennessee
Somerville, Massachusetts
South Bel Air, Maryland
South Bend, Indiana
South Boston, Massachusetts
South Fulton, Georgia
South Gate, California
South Hill, Washington
South Jordan Heights, Utah
South Jordan, Utah
South Lawndale, Illinois
South Miami Heights, Florida
South Ozone Park, New York
South Peabody, Massachusetts
South San Francisco, California
South Shore, Illinois
South Suffolk, Virginia
South Valley, New Mexico
South Vineland, New Jersey
South Whittier, California
Southaven, Mississippi
Southfield, Michigan
Southglenn, Colorado
Southington, Connecticut
Spanish Fork, Utah
Sparks, Nevada
Spartanburg, South Carolina
Spokane Valley, Washington
Spokane, Washington
Spring Hill, Florida
Spring Hill, Tennessee
Spring Valley, Nevada
Spring, Texas
Springdale, Arkansas
Springfield, Illinois
Springfield, Massachusetts
Springfield, Missouri
Springfield, Ohio
Springfield, Oregon
St. Johns, Florida
St. Louis, Missouri
St. Petersburg, Florida
Stamford, Connecticut
Stanton, California
State College, Pennsylvania
Staten Island, New York
Sterling Heights, Michigan
Stillwater, Oklahoma
Stockton, California
Stonecrest, Georgia
Stow, Ohio
Stratford, Connecticut
Streamwood, Illinois
Strongsville, Ohio
Studio City, California
Suffolk, Virginia
Sugar Land, Texas
Summerville, South Carolina
Sumter, South Carolina
Sun City, Arizona
Sunnyside, New York
Sunnyvale, California
Sunrise Manor, Nevada
Sunrise, Florida
Sunset Park, New York
Surprise, Arizona
Sylmar, California
Syracuse, New York
Tacoma, Washington
Tallahassee, Florida
Tamarac, Florida
Tamiami, Florida
Tampa, Florida
Taunton, Massachusetts
Taylor, Michigan
Taylorsville, Utah
Teaneck, New Jersey
Temecula, California
Tempe Junction, Arizona
Tempe, Arizona
Temple City, California
Temple, Texas
Terre Haute, Indiana
Texarkana, Texas
Texas City, Texas
The Acreage, Florida
The Bronx, New York
The Colony, Texas
The Hammocks, Florida
The Trails of Frisco, Texas
The Villages, Florida
The Woodlands, Texas
Thornton, Colorado
Thousand Oaks, California
Tigard, Oregon
Tinley Park, Illinois
Titusville, Florida
Toledo, Ohio
Toms River, New Jersey
Topeka, Kansas
Torrance, California
Torrington, Connecticut
Town 'n' Country, Florida
Towson, Maryland
Tracy, California
Trenton, New Jersey
Tri-Cities, Washington
Troy, Michigan
Troy, New York
Trumbull, Connecticut
Tuckahoe, Virginia
Tucson, Arizona
Tulare, California
Tulsa, Oklahoma
Tupelo, Mississippi
Turlock, California
Tuscaloosa, Alabama
Tustin, California
Twin Falls, Idaho
Tyler, Texas
Union City, California
Union City, New Jersey
Union, New Jersey
Universal City, California
University City, Missouri
University of Texas, Texas
University, Florida
Upland, California
Upper Arlington, Ohio
Upper West Side, New York
Uptown, Illinois
Urbana, Illinois
Urbandale, Iowa
Utica, New York
Vacaville, California
Valdosta, Georgia
Valencia, California
Vallejo, California
Valley Glen, California
Valley Stream, New York
Valrico, Florida
Van Nuys, California
Vancouver, Washington
Venice, California
Ventura, California
Vermont Square, California
Vestavia Hills, Alabama
Victoria, Texas
Victorville, California
Vineland, New Jersey
Virginia Beach, Virginia
Visalia, California
Vista, California
Waco, Texas
Waiau-Pacific Palisades, Hawaii
Waipahu, Hawaii
Wake Forest, North Carolina
Wakefield, New York
Waldorf, Maryland
Walnut Creek, California
Waltham, Massachusetts
Warner Robins, Georgia
Warren, Michigan
Warren, Ohio
Warwick, Rhode Island
Washington Heights, New York County, New York
Washington, District of Columbia
Waterbury, Connecticut
Waterford, Michigan
Waterloo, Iowa
Watsonville, California
Waukegan, Illinois
Waukesha, Wisconsin
Wausau, Wisconsin
Wauwatosa, Wisconsin
Wayne, New Jersey
Wellington, Florida
Wentzville, Missouri
Weslaco, Texas
Wesley Chapel, Florida
West Albany, New York
West Allis, Wisconsin
West Babylon, New York
West Bloomfield Township, Michigan
West Coon Rapids, Minnesota
West Covina, California
West Des Moines, Iowa
West Gulfport, Mississippi
West Hartford, Connecticut
West Haven, Connecticut
West Hills, California
West Hollywood, California
West Hollywood, Florida
West Jordan, Utah
West Lafayette, Indiana
West Little River, Florida
West Lynchburg, Virginia
West New York, New Jersey
West Oak Lane, Pennsylvania
West Orange, New Jersey
West Palm Beach, Florida
West Raleigh, North Carolina
West Ridge, Illinois
West Sacramento, California
West Seneca, New York
West Torrington, Connecticut
West Town, Illinois
West Valley City, Utah
Westerville, Ohio
Westfield, Indiana
Westfield, Massachusetts
Westland, Michigan
Westminster, California
Westminster, Colorado
Weston, Florida
Weymouth, Massachusetts
Wharton, Pennsylvania
Wheaton, Illinois
Wheaton, Maryland
Wheeling, Illinois
White Plains, New York
Whitestone, New York
Whitman, Pennsylvania
Whitney, Nevada
Whittier, California
Wichita Falls, Texas
Wichita, Kansas
Wildomar, California
Wildwood, Missouri
Wilkes-Barre, Pennsylvania
Willowbrook, California
Wilmington, California
Wilmington, Delaware
Wilmington, North Carolina
Wilson, North Carolina
Winnetka, California
Winston-Salem, North Carolina
Winter Garden, Florida
Winter Haven, Florida
Winter Springs, Florida
Woburn, Massachusetts
Woodbury, Minnesota
Woodhaven, New York
Woodland Hills, California
Woodland, California
Woodlawn, Baltimore County, Maryland
Woodside, New York
Woonsocket, Rhode Island
Worcester, Massachusetts
Wylie, Texas
Wyoming, Michigan
Yakima, Washington
Yonkers, New York
Yorba Linda, California
York, Pennsylvania
Youngstown, Ohio
Yuba City, California
Yucaipa, California
Yuma, Arizona
ʻEwa Gentry-West Loch, Hawaii`;
