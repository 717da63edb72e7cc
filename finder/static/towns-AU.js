export default `Adelaide Hills, South Australia
Adelaide, South Australia
Albany, Western Australia
Alice Springs, Northern Territory
Armidale, New South Wales
Ashfield, New South Wales
Auburn, New South Wales
Bacchus Marsh, Victoria
Baldivis, Western Australia
Ballarat, Victoria
Balwyn North, Victoria
Bankstown, New South Wales
Bathurst, New South Wales
Baulkham Hills, New South Wales
Bendigo, Victoria
Bentleigh East, Victoria
Berwick, Victoria
Blacktown, New South Wales
Blue Mountains, New South Wales
Boronia, Victoria
Brighton, Victoria
Brisbane, Queensland
Brunswick, Victoria
Buderim, Queensland
Bunbury, Western Australia
Bundaberg, Queensland
Bundoora, Victoria
Burnie, Tasmania
Busselton, Western Australia
Caboolture, Queensland
Cabramatta, New South Wales
Cairns, Queensland
Caloundra, Queensland
Camberwell, Victoria
Campsie, New South Wales
Canberra, Australian Capital Territory
Canning Vale, Western Australia
Carlingford, New South Wales
Caroline Springs, Victoria
Carrum Downs, Victoria
Castle Hill, New South Wales
Central Coast, New South Wales
Cessnock, New South Wales
Chatswood, New South Wales
Cheltenham, Victoria
City of Port Phillip, Victoria
Coburg, Victoria
Coffs Harbour, New South Wales
Craigieburn, Victoria
Cranbourne East, Victoria
Cranbourne North, Victoria
Cranbourne, Victoria
Croydon, Victoria
Dandenong North, Victoria
Dandenong, Victoria
Darwin, Northern Territory
Dee Why, New South Wales
Devonport, Tasmania
Dianella, Western Australia
Doncaster East, Victoria
Doncaster, Victoria
Doreen, Victoria
Dubbo, New South Wales
Ellenbrook, Western Australia
Endeavour Hills, Victoria
Epping, New South Wales
Epping, Victoria
Essendon, Victoria
Ferntree Gully, Victoria
Forest Lake, Queensland
Frankston East, Victoria
Frankston, Victoria
Gawler, South Australia
Geelong, Victoria
Geraldton, Western Australia
Gladstone, Queensland
Glen Iris, Victoria
Glen Waverley, Victoria
Glenferrie, Victoria
Glenmore Park, New South Wales
Glenroy, Victoria
Gold Coast, Queensland
Gosnells, Western Australia
Goulburn, New South Wales
Greenacre, New South Wales
Greensborough, Victoria
Greenvale, Victoria
Greystanes, New South Wales
Griffith, New South Wales
Gympie, Queensland
Hampton Park, Victoria
Hawthorn South, Victoria
Hawthorn, Victoria
Hervey Bay, Queensland
Hobart, Tasmania
Hoppers Crossing, Victoria
Hornsby, New South Wales
Hurstville, New South Wales
Kalgoorlie, Western Australia
Kallangur, Queensland
Kellyville, New South Wales
Kew, Victoria
Keysborough, Victoria
Kirwan, Queensland
Kwinana, Western Australia
Lalor, Victoria
Langwarrin, Victoria
Launceston, Tasmania
Liverpool, New South Wales
Logan City, Queensland
Mackay, Queensland
Maitland, New South Wales
Malvern East, Victoria
Mandurah, Western Australia
Maroubra, New South Wales
Marrickville, New South Wales
Maryborough, Queensland
Melbourne City Centre, Victoria
Melbourne, Victoria
Mernda, Victoria
Merrylands, New South Wales
Mildura, Victoria
Mill Park, Victoria
Mooroolbark, Victoria
Morayfield, Queensland
Morley, Western Australia
Mornington, Victoria
Morphett Vale, South Australia
Mosman, New South Wales
Mount Barker, South Australia
Mount Gambier, South Australia
Mount Waverley, Victoria
Narangba, Queensland
Narre Warren South, Victoria
Narre Warren, Victoria
Newcastle, New South Wales
Noble Park, Victoria
North Lakes, Queensland
Northcote, Victoria
Orange, New South Wales
Pakenham, Victoria
Palmerston, Northern Territory
Parramatta, New South Wales
Perth, Western Australia
Pittwater, New South Wales
Point Cook, Victoria
Port Macquarie, New South Wales
Preston, Victoria
Punchbowl, New South Wales
Quakers Hill, New South Wales
Randwick, New South Wales
Reservoir, Victoria
Richmond, Victoria
Robina, Queensland
Rockhampton, Queensland
Rowville, Victoria
Roxburgh Park, Victoria
Ryde, New South Wales
Saint Albans, Victoria
Shepparton, Victoria
South Morang, Victoria
South Yarra, Victoria
Southbank, Victoria
Southport, Queensland
Springvale, Victoria
St Albans, Victoria
Strathfield, New South Wales
Sunbury, Victoria
Sunshine Coast, Queensland
Surfers Paradise, Queensland
Sydney Central Business District, New South Wales
Sydney, New South Wales
Tamworth, New South Wales
Tarneit, Victoria
Thomastown, Victoria
Thornlie, Western Australia
Toowoomba, Queensland
Townsville, Queensland
Traralgon, Victoria
Truganina, Victoria
Tuggeranong, Australian Capital Territory
Upper Coomera, Queensland
Wangaratta, Victoria
Wantirna South, Victoria
Warrnambool, Victoria
Werribee, Victoria
Wheelers Hill, Victoria
Whyalla, South Australia
Wodonga, Victoria
Wollert, Victoria
Wollongong, New South Wales
Wyndham Vale, Victoria`;
