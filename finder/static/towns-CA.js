export default `Abbotsford, British Columbia
Agincourt North, Ontario
Agincourt South-Malvern West, Ontario
Ahuntsic-Cartierville, Quebec
Airdrie, Alberta
Ajax, Ontario
Alma, Quebec
Alta Vista, Ontario
Ancaster, Ontario
Annex, Ontario
Arcola East, Saskatchewan
Aurora, Ontario
Aylmer, Quebec
Baie-Comeau, Quebec
Banbury-Don Mills, Ontario
Barrie, Ontario
Bay Street Corridor, Ontario
Bayview Village, Ontario
Beauport, Quebec
Bedford Park-Nortown, Ontario
Bedford, Nova Scotia
Belleville, Ontario
Beltline, Alberta
Bendale, Ontario
Birchcliffe-Cliffside, Ontario
Black Creek, Ontario
Blainville, Quebec
Boisbriand, Quebec
Bolton, Ontario
Boucherville, Quebec
Bowmanville, Ontario
Brampton, Ontario
Brandon, Manitoba
Brant, Ontario
Brantford, Ontario
Bridlewood, Ontario
Brighouse-City Centre, British Columbia
Broadmoor, British Columbia
Brockville, Ontario
Brooklin, Ontario
Brossard, Quebec
Burlington, Ontario
Burnaby, British Columbia
Caledon, Ontario
Calgary, Alberta
Cambridge, Ontario
Campbell River, British Columbia
Camrose, Alberta
Cariboo, British Columbia
Cartierville, Quebec
Centretown, Ontario
Chambly, Quebec
Charlesbourg, Quebec
Charlottetown, Prince Edward Island
Chatham, Ontario
Chestermere, Alberta
Chicoutimi, Quebec
Chilliwack, British Columbia
Chilliwack-Downtown, British Columbia
Chinatown, British Columbia
Chomedey, Quebec
Church-Yonge Corridor, Ontario
Châteauguay, Quebec
Clairlea-Birchmount, Ontario
Clarence-Rockland, Ontario
Cloverdale, British Columbia
Cochrane, Alberta
Collingwood, Ontario
Conception Bay South, Newfoundland and Labrador
Confederation, Saskatchewan
Coquitlam Town Centre, British Columbia
Coquitlam West, British Columbia
Coquitlam, British Columbia
Core Neighbourhoods, Saskatchewan
Cornwall, Ontario
Courtenay, British Columbia
Cranbrook, British Columbia
Cranston, Alberta
Côte-Saint-Luc, Quebec
Dartmouth, Nova Scotia
Delta, British Columbia
Desmarchais-Crawford, Quebec
Dieppe, New Brunswick
Dollard-Des Ormeaux, Quebec
Don Valley Village, Ontario
Dorset Park, Ontario
Dovercourt-Wallace Emerson-Junction, Ontario
Downsview-Roding-CFB, Ontario
Downtown Halifax, Nova Scotia
Downtown Vancouver, British Columbia
Drummondville, Quebec
Dunbar-Southlands, British Columbia
Duncan, British Columbia
Duvernay, Quebec
East End-Danforth, Ontario
East Gwillimbury, Ontario
East Hastings, British Columbia
Edmonds, British Columbia
Edmonton, Alberta
Eglinton East, Ontario
Englemount-Lawrence, Ontario
Etobicoke, Ontario
Evergreen, Alberta
Fairview, British Columbia
Fallingbrook, Ontario
Fergus, Ontario
Fleetwood, British Columbia
Flemingdon Park, Ontario
Fort Erie, Ontario
Fort Garry South, Manitoba
Fort McMurray, Alberta
Fort St. John, British Columbia
Fraser Heights, British Columbia
Fredericton Northside, New Brunswick
Fredericton, New Brunswick
Gatineau, Quebec
Georgetown, Ontario
Glenfield-Jane Heights, Ontario
Gloucester, Ontario
Gordon Head, British Columbia
Granby, Quebec
Grande Prairie, Alberta
Grandview-Woodlands, British Columbia
Greater Sudbury, Ontario
Grimsby, Ontario
Guelph, Ontario
Guildford, British Columbia
Halifax West End, Nova Scotia
Halifax, Nova Scotia
Halton Hills, Ontario
Hamilton, Ontario
Haney, British Columbia
Hastings-Sunrise, British Columbia
High Park North, Ontario
High Park-Swansea, Ontario
Hull, Quebec
Ile-des-Soeurs, Quebec
Innisfil, Ontario
Islington-City Centre West, Ontario
Joliette, Quebec
Jonquière, Quebec
Kamloops, British Columbia
Kanata, Ontario
Kelowna, British Columbia
Kensington-Cedar Cottage, British Columbia
Keswick, Ontario
Killarney, British Columbia
Kingston, Ontario
Kingsview Village-The Westway, Ontario
Kingsville, Ontario
Kirkland, Quebec
Kitchener, Ontario
Kitsilano, British Columbia
L'Amoreaux, Ontario
La Cité-Limoilou, Quebec
La Haute-Saint-Charles, Quebec
La Prairie, Quebec
LaSalle, Ontario
Ladner, British Columbia
Lakewood, Saskatchewan
Langford, British Columbia
Langley, British Columbia
Laval, Quebec
Laval-des-Rapides, Quebec
Lawson, Saskatchewan
Le Plateau-Mont-Royal, Quebec
Le Sud-Ouest, Quebec
Le Vieux-Longueuil, Quebec
Leamington, Ontario
Les Rivières, Quebec
Lethbridge, Alberta
Lindsay, Ontario
Lloydminster, Alberta
London, Ontario
Longueuil, Quebec
Lower Sackville, Nova Scotia
Lévis, Quebec
Malvern, Ontario
Maple Ridge, British Columbia
Markham, Ontario
Marpole, British Columbia
Mascouche, Quebec
Medicine Hat, Alberta
Mercier–Hochelaga-Maisonneuve, Quebec
Metrotown, British Columbia
Midland, Ontario
Mile End, Quebec
Milliken, Ontario
Milton, Ontario
Mimico, Ontario
Mirabel, Quebec
Mission, British Columbia
Mississauga, Ontario
Moncton, New Brunswick
Montréal, Quebec
Montréal-Nord, Quebec
Moose Jaw, Saskatchewan
Moss Park, Ontario
Mount Olive-Silverstone-Jamestown, Ontario
Mount Pearl, Newfoundland and Labrador
Mount Pleasant West, Ontario
Mount Pleasant, British Columbia
Mt Pleasant, British Columbia
Nanaimo, British Columbia
Nepean, Ontario
Neufchâtel-Est–Lebourgneuf, Quebec
New Westminster, British Columbia
Newmarket, Ontario
Newton, British Columbia
Newtonbrook West, Ontario
Niagara Falls, Ontario
Niagara, Ontario
Norfolk County, Ontario
North Bay, Ontario
North Cowichan, British Columbia
North Delta, British Columbia
North Vancouver, British Columbia
Notre-Dame-de-Grâce, Quebec
Nutana Sector, Saskatchewan
Oakville, Ontario
Oakwood Village, Ontario
Okanagan Mission, British Columbia
Okotoks, Alberta
Orangeville, Ontario
Orillia, Ontario
Orléans, Ontario
Oshawa, Ontario
Ottawa South, Ontario
Ottawa, Ontario
Outremont, Quebec
Owen Sound, Ontario
Panorama Hills, Alberta
Paradise, Newfoundland and Labrador
Parc-Extension, Quebec
Parkwoods-Donalda, Ontario
Penticton, British Columbia
Peterborough, Ontario
Pickering, Ontario
Pierrefonds, Quebec
Pierrefonds-Roxboro, Quebec
Pointe-Claire, Quebec
Port Alberni, British Columbia
Port Coquitlam, British Columbia
Port Moody, British Columbia
Prince Albert, Saskatchewan
Prince Edward, Ontario
Prince George, British Columbia
Quinte West, Ontario
Québec, Quebec
Red Deer, Alberta
Regina, Saskatchewan
Renfrew Heights, British Columbia
Renfrew-Collingwood, British Columbia
Repentigny, Quebec
Richmond Hill, Ontario
Richmond, British Columbia
Riley Park, British Columbia
Rimouski, Quebec
Riverview, New Brunswick
Rivière-des-Prairies–Pointe-aux-Trembles, Quebec
Rock Forest, Quebec
Rockcliffe-Smythe, Ontario
Rosedale-Moore Park, Ontario
Rosemont–La Petite-Patrie, Quebec
Rouge, Ontario
Rouyn-Noranda, Quebec
Rutland, British Columbia
Saanich, British Columbia
Saddle Ridge, Alberta
Saguenay, Quebec
Saint John, New Brunswick
Saint-Bruno-de-Montarville, Quebec
Saint-Constant, Quebec
Saint-Eustache, Quebec
Saint-Georges, Quebec
Saint-Hubert, Quebec
Saint-Hyacinthe, Quebec
Saint-Jean-sur-Richelieu, Quebec
Saint-Jérôme, Quebec
Saint-Laurent, Quebec
Saint-Louis-de-Terrebonne, Quebec
Saint-Léonard, Quebec
Saint-Michel, Quebec
Sainte-Foy, Quebec
Sainte-Julie, Quebec
Sainte-Thérèse, Quebec
Salaberry-de-Valleyfield, Quebec
Sarnia, Ontario
Saskatoon, Saskatchewan
Sault Ste. Marie, Ontario
Sept-Îles, Quebec
Shawinigan, Quebec
Sherbrooke, Quebec
Sherwood Park, Alberta
Snowdon, Quebec
Sorel-Tracy, Quebec
South Granville, British Columbia
South Parkdale, Ontario
South Riverdale, Ontario
South Surrey, British Columbia
Spruce Grove, Alberta
Squamish, British Columbia
St. Albert, Alberta
St. Catharines, Ontario
St. James-Assiniboia East, Manitoba
St. John's, Newfoundland and Labrador
St. Thomas, Ontario
Steeles, Ontario
Steveston, British Columbia
Stittsville, Ontario
Stonegate-Queensway, Ontario
Stoney Creek, Ontario
Stouffville, Ontario
Stratford, Ontario
Strathroy, Ontario
Strawberry Hill, British Columbia
Sunset, British Columbia
Surrey City Centre, British Columbia
Surrey, British Columbia
Sydney, Nova Scotia
Tam O'Shanter-Sullivan, Ontario
Tecumseh, Ontario
Templeton-Est, Quebec
Terrebonne, Quebec
The Beaches, Ontario
Thetford-Mines, Quebec
Thorncliffe Park, Ontario
Thunder Bay, Ontario
Timmins, Ontario
Toronto, Ontario
Townline, British Columbia
Trois-Rivières, Quebec
Tsawwassen, British Columbia
University Heights, Saskatchewan
Uxbridge, Ontario
Val-d'Or, Quebec
Val-des-Arbres, Quebec
Vancouver, British Columbia
Varennes, Quebec
Vaudreuil-Dorion, Quebec
Vaughan, Ontario
Vedder Crossing, British Columbia
Verdun, Quebec
Vernon, British Columbia
Victoria, British Columbia
Victoria-Downtown, British Columbia
Victoria-Fraserview, British Columbia
Victoriaville, Quebec
Ville-Marie, Quebec
Ville-Émard, Quebec
Villeray–Saint-Michel–Parc-Extension, Quebec
Walnut Grove, British Columbia
Wasaga Beach, Ontario
Waterdown, Ontario
Waterfront Communities-The Island, Ontario
Waterloo, Ontario
Welland, Ontario
West End, British Columbia
West Hill, Ontario
West Humber-Clairville, Ontario
West Kelowna, British Columbia
West Vancouver, British Columbia
Westminster-Branson, Ontario
Westmount, Quebec
Wexford/Maryvale, Ontario
Whalley, British Columbia
Whitby, Ontario
Whitchurch-Stouffville, Ontario
White Rock, British Columbia
Whitehorse, Yukon
Willoughby, British Columbia
Willowdale East, Ontario
Willowdale, Ontario
Willowridge-Martingrove-Richview, Ontario
Windsor, Ontario
Winnipeg, Manitoba
Woburn, Ontario
Woodlawn, Nova Scotia
Woodstock, Ontario
Yellowknife, Northwest Territories
York University Heights, Ontario`;
